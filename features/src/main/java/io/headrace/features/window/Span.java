package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Since when a stream has been heard without a hole.
public final class Span {
    private static final long NONE = Long.MIN_VALUE;

    private long sinceNanos = NONE;

    /// Something was heard at an instant.
    public void heard(long nanos) {
        if (sinceNanos == NONE) {
            sinceNanos = nanos;
        }
    }

    /// A part was lost; the stream was whole again at `nanos`.
    public void broken(long nanos) {
        sinceNanos = nanos;
    }

    /// Whether it has been heard for the whole of `nanos` before `nowNanos`.
    public boolean covers(long nowNanos, long nanos) {
        return sinceNanos != NONE && nowNanos - sinceNanos >= nanos;
    }

    public void save(StateSink sink) {
        sink.putLong(sinceNanos);
    }

    public void restore(StateSource source) {
        sinceNanos = source.getLong();
    }
}
