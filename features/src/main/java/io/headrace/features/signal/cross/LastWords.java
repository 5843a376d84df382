package io.headrace.features.signal.cross;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.Arrays;

/// When each venue last spoke.
final class LastWords {
    /// A venue heard no longer than this ago counts.
    private static final long FRESH_NANOS = 60_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long[] lastNanos;

    LastWords(int venues) {
        this.lastNanos = new long[venues];
        Arrays.fill(lastNanos, NEVER);
    }

    void hear(int venue, MarketEvent event) {
        lastNanos[venue] = event instanceof StreamGap ? NEVER : event.knownNanos();
    }

    boolean fresh(int venue, long nowNanos) {
        return nowNanos - lastNanos[venue] <= FRESH_NANOS;
    }

    void save(StateSink sink) {
        sink.putLongs(lastNanos);
    }

    void restore(StateSource source) {
        source.getLongs(lastNanos);
    }
}
