package io.headrace.decision.simulation.law;

/// A stretch of time.
///
/// @param fromNanos first instant
/// @param toNanos first instant after it
public record During(long fromNanos, long toNanos) {
    public During {
        if (toNanos <= fromNanos) {
            throw new IllegalArgumentException("a stretch must end after it begins, was " + fromNanos + ", " + toNanos);
        }
    }

    public boolean holds(long nowNanos) {
        return nowNanos >= fromNanos && nowNanos < toNanos;
    }
}
