package io.headrace.settlement.courier;

/// The lease that a service took last, kept from one courier of it to the next: one that goes on after a failure
/// may take the lease only while nobody else has, and follows the books' history from where it was. Safe for many
/// threads.
public final class Lease {
    private volatile long fence;
    private volatile Past past = Past.NOTHING;

    /// Number of the lease; 0 before the first, which is taken from whoever has it.
    public long fence() {
        return fence;
    }

    /// Notes that a lease was taken.
    public void taken(long number) {
        fence = number;
    }

    /// How far the service followed the books' history.
    public Past past() {
        return past;
    }

    /// Notes that the history was followed.
    public void followed(Past upTo) {
        past = upTo;
    }
}
