package io.headrace.features.signal;

import io.headrace.features.window.Hours;
import io.headrace.features.window.Window;

/// Where a signal of prices takes them from and how it cuts time: the last price of each step, over a window that ends
/// in the step in progress.
///
/// @param prices [Input#TRADES] or [Input#COMPOSITE_BARS]
/// @param stepNanos length of a step; 0 for the desk's period, which is a bar's length
/// @param windowNanos length of the window, positive
public record Sampling(Input prices, long stepNanos, long windowNanos) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    public Sampling {
        if (prices != Input.TRADES && prices != Input.COMPOSITE_BARS) {
            throw new IllegalArgumentException("prices must be TRADES or COMPOSITE_BARS, was " + prices);
        }
        if (stepNanos < 0 || windowNanos <= 0) {
            throw new IllegalArgumentException(
                    "stepNanos and windowNanos must be positive, were " + stepNanos + ", " + windowNanos);
        }
    }

    /// The last trades of 60 minutes.
    public static Sampling hourOfTrades() {
        return new Sampling(Input.TRADES, MINUTE, 60 * MINUTE);
    }

    /// The desk's bars of some hours.
    public static Sampling hoursOfBars(int hours) {
        return new Sampling(Input.COMPOSITE_BARS, 0, hours * Hours.NANOS);
    }

    /// Whether a lost stretch of the stream spoils what is built from these prices; bars are rebuilt by their source.
    public boolean spoiledByGaps() {
        return prices == Input.TRADES;
    }

    /// Length of a step for a desk.
    public long stepNanos(SignalContext context) {
        return stepNanos == 0 ? context.periodNanos() : stepNanos;
    }

    /// Steps in the window for a desk, at least 1.
    public int size(SignalContext context) {
        return Math.toIntExact(Math.max(1, windowNanos / stepNanos(context)));
    }

    /// The window for a desk, a bucket for each step.
    public Window window(SignalContext context) {
        return new Window(size(context), stepNanos(context));
    }

    /// The window as column names end in it.
    public String label() {
        return windowNanos % Hours.NANOS == 0 ? windowNanos / Hours.NANOS + "h" : windowNanos / MINUTE + "m";
    }

    /// Step and window in words.
    public String text() {
        String step = stepNanos == 0 ? "composite bars" : "trades by " + stepNanos / SECOND + " s";
        return step + " over " + label() + ", the one in progress included";
    }

    /// Warm once the window is full; stale when trades are five minutes old, bars a day.
    public Timing timing() {
        return prices == Input.TRADES
                ? Timing.seconds(windowNanos / SECOND, 300)
                : Timing.hours(windowNanos / Hours.NANOS, 24);
    }
}
