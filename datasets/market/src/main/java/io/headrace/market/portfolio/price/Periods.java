package io.headrace.market.portfolio.price;

/// Lengths of time, in nanoseconds.
public final class Periods {
    public static final long HOUR_NANOS = 3_600_000_000_000L;
    public static final long DAY_NANOS = 24 * HOUR_NANOS;

    private Periods() {}

    /// @throws IllegalArgumentException when the period does not divide an hour
    public static int perHour(long periodNanos) {
        if (periodNanos <= 0 || HOUR_NANOS % periodNanos != 0) {
            throw new IllegalArgumentException("periodNanos must divide an hour, was " + periodNanos);
        }
        return Math.toIntExact(HOUR_NANOS / periodNanos);
    }

    /// The weight that falls to a half in so many hours, per period.
    public static double decay(double halfLifeHours, long periodNanos) {
        return Math.exp(-Math.log(2) * periodNanos / (halfLifeHours * HOUR_NANOS));
    }
}
