package io.headrace.store.dataset;

import io.headrace.store.segment.Say;

/// From one instant to another, both in nanoseconds since 1970-01-01T00:00Z.
public record Span(long fromNanos, long toNanos) {
    public Span {
        Say.span(fromNanos, toNanos);
    }

    public long nanos() {
        return toNanos - fromNanos;
    }
}
