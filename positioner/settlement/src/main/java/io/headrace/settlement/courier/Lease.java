package io.headrace.settlement.courier;

/// The lease that a service took last, kept from one courier of it to the next: one that goes on after a failure
/// may take the lease only while nobody else has. Safe for many threads.
public final class Lease {
    private volatile long fence;

    /// Number of the lease; 0 before the first, which is taken from whoever has it.
    public long fence() {
        return fence;
    }

    /// Notes that a lease was taken.
    public void taken(long number) {
        fence = number;
    }
}
