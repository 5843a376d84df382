package io.headrace.models.evaluation.scope;

/// The instants rows are placed on, gaps included, so that distances in time stay true.
///
/// @param fromNanos the first instant
/// @param periodNanos time between instants, positive
/// @param size how many, positive
public record Timeline(long fromNanos, long periodNanos, int size) {
    public Timeline {
        if (periodNanos <= 0 || size <= 0) {
            throw new IllegalArgumentException("period and size must be positive, were " + periodNanos + ", " + size);
        }
    }

    public static Timeline of(long fromNanos, long toNanos, long periodNanos) {
        return new Timeline(fromNanos, periodNanos, Math.toIntExact((toNanos - fromNanos) / periodNanos + 1));
    }

    public int instant(long nanos) {
        return Math.toIntExact((nanos - fromNanos) / periodNanos);
    }

    public long toNanos() {
        return fromNanos + (size - 1) * periodNanos;
    }
}
