package io.headrace.features.signal.carry;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.StreamGap;

/// USD liquidated in a window. A lost stretch of the stream starts the window again.
final class ForcedOrders {
    private final long windowNanos;
    private final Span heard = new Span();
    private final WindowSums usd;

    ForcedOrders(Window window) {
        windowNanos = window.nanos();
        usd = new WindowSums(window, 1);
    }

    void add(Liquidation forced) {
        heard.heard(forced.knownNanos());
        usd.advance(forced.knownNanos());
        usd.add(0, forced.price() * forced.size());
    }

    /// The stream spoke of something else: no forced order was missed.
    void heard(long nanos) {
        heard.heard(nanos);
    }

    void broken(StreamGap gap) {
        heard.broken(gap.knownNanos());
        usd.clear();
    }

    /// Whether the window that ends at an instant was listened to whole.
    boolean covers(long nowNanos) {
        return heard.covers(nowNanos, windowNanos);
    }

    double usdAt(long nowNanos) {
        return usd.at(nowNanos, 0);
    }

    void save(StateSink sink) {
        heard.save(sink);
        usd.save(sink);
    }

    void restore(StateSource source) {
        heard.restore(source);
        usd.restore(source);
    }
}
