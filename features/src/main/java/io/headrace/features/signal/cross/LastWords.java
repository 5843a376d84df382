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

    /// One that has been silent for longer than this is gone, and no longer missed.
    private static final long GONE_NANOS = 24 * 3600 * 1_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long[] lastNanos;
    private final boolean[] lost;

    LastWords(int venues) {
        this.lastNanos = new long[venues];
        this.lost = new boolean[venues];
        Arrays.fill(lastNanos, NEVER);
    }

    /// Takes an event; a lost stretch is no word of a venue.
    void hear(int venue, MarketEvent event) {
        lost[venue] = event instanceof StreamGap;
        if (!lost[venue]) {
            lastNanos[venue] = event.knownNanos();
        }
    }

    /// Whether what a venue said last still holds: said a moment ago, and nothing lost since.
    boolean fresh(int venue, long nowNanos) {
        return !lost[venue] && nowNanos - lastNanos[venue] <= FRESH_NANOS;
    }

    /// Whether a venue has been heard in living memory, so that its silence is a lack.
    boolean expected(int venue, long nowNanos) {
        return nowNanos - lastNanos[venue] <= GONE_NANOS;
    }

    /// When the expected venue that has been silent longest last spoke; the smallest long when none is expected.
    long oldestNanos(long nowNanos) {
        long oldest = Long.MAX_VALUE;
        for (int venue = 0; venue < lastNanos.length; venue++) {
            oldest = expected(venue, nowNanos) ? Math.min(oldest, lastNanos[venue]) : oldest;
        }
        return oldest == Long.MAX_VALUE ? Long.MIN_VALUE : oldest;
    }

    void save(StateSink sink) {
        sink.putLongs(lastNanos);
        for (boolean one : lost) {
            sink.putBoolean(one);
        }
    }

    void restore(StateSource source) {
        source.getLongs(lastNanos);
        for (int venue = 0; venue < lost.length; venue++) {
            lost[venue] = source.getBoolean();
        }
    }
}
