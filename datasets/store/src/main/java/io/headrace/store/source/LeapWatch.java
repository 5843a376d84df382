package io.headrace.store.source;

/// Watches for leaps in time: one absurd stamp would make every reader walk through empty decades. Rows of one
/// table, whatever their instrument, follow each other within [#LONGEST_STEP_DAYS] days.
public final class LeapWatch {
    public static final int LONGEST_STEP_DAYS = 30;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private long latest = Long.MIN_VALUE;

    /// Whether the stamp lies too far after the latest one. Such a stamp is then forgotten, so that what follows
    /// is judged by the rows before it.
    public boolean leaps(long stampNanos) {
        if (latest != Long.MIN_VALUE && stampNanos - latest > LONGEST_STEP_DAYS * DAY_NANOS) {
            return true;
        }
        latest = Math.max(latest, stampNanos);
        return false;
    }

    /// The latest stamp that was no leap.
    public long latestNanos() {
        return latest;
    }
}
