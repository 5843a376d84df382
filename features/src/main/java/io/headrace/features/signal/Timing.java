package io.headrace.features.signal;

/// When a signal may be used.
///
/// @param warmUpNanos how long its inputs must have been seen, at most a year
/// @param warmUpBuckets how many volume buckets must have been filled besides; 0 for all that warm up by time alone
/// @param staleAfterNanos how long after its inputs' last word its value is no longer current; positive
public record Timing(long warmUpNanos, int warmUpBuckets, long staleAfterNanos) {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long YEAR = 8784 * HOUR;

    public Timing {
        if (warmUpNanos < 0 || warmUpNanos > YEAR) {
            throw new IllegalArgumentException("warmUpNanos must be in 0.." + YEAR + ", was " + warmUpNanos);
        }
        if (warmUpBuckets < 0) {
            throw new IllegalArgumentException("warmUpBuckets must be at least 0, was " + warmUpBuckets);
        }
        if (staleAfterNanos <= 0) {
            throw new IllegalArgumentException("staleAfterNanos must be positive, was " + staleAfterNanos);
        }
    }

    /// Warms up by time alone.
    public Timing(long warmUpNanos, long staleAfterNanos) {
        this(warmUpNanos, 0, staleAfterNanos);
    }

    public static Timing hours(long warmUp, long staleAfter) {
        return new Timing(warmUp * HOUR, staleAfter * HOUR);
    }

    public static Timing seconds(long warmUp, long staleAfter) {
        return new Timing(warmUp * SECOND, staleAfter * SECOND);
    }
}
