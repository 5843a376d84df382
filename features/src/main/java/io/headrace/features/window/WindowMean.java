package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// The mean of what was told in a window, each telling with the same weight.
public final class WindowMean {
    private static final int COUNT = 0;
    private static final int SUM = 1;

    private final long windowNanos;
    private final Span heard = new Span();
    private final WindowSums sums;

    public WindowMean(Window window) {
        windowNanos = window.nanos();
        sums = new WindowSums(window, 2);
    }

    public void add(long nanos, double value) {
        heard.heard(nanos);
        sums.advance(nanos);
        sums.add(COUNT, 1);
        sums.add(SUM, value);
    }

    /// The mean over the window that ends at an instant; only where [#warmAt].
    public double at(long nowNanos) {
        return sums.at(nowNanos, SUM) / sums.at(nowNanos, COUNT);
    }

    /// Whether the window was listened to whole and something was told in it.
    public boolean warmAt(long nowNanos) {
        return heard.covers(nowNanos, windowNanos) && sums.at(nowNanos, COUNT) > 0;
    }

    public void save(StateSink sink) {
        heard.save(sink);
        sums.save(sink);
    }

    public void restore(StateSource source) {
        heard.restore(source);
        sums.restore(source);
    }
}
