package io.headrace.features.signal.flow;

import io.headrace.features.signal.Timing;
import io.headrace.features.window.Window;

/// When signals of this package may be used.
final class Heard {
    private static final long MINUTE = 60_000_000_000L;

    private Heard() {}

    /// Warm once the window has been heard, stale a minute after the last word.
    static Timing quotes(Window window) {
        return new Timing(window.nanos(), MINUTE);
    }

    /// Warm at the first word, stale a minute after the last.
    static Timing atOnce() {
        return new Timing(0, MINUTE);
    }

    /// Warm once the window has been heard; stale after five minutes without a trade of any coin, whatever the window:
    /// from then on sums shrink for want of a feed, and not of trades.
    static Timing trades(Window window) {
        return new Timing(window.nanos(), 5 * MINUTE);
    }

    /// Warm after a volume and not a time; an hour without a trade makes it stale.
    static Timing volume(int buckets) {
        return new Timing(0, buckets, 60 * MINUTE);
    }
}
