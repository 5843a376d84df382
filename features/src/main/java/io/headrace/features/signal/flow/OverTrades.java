package io.headrace.features.signal.flow;

import io.headrace.features.signal.Signal;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;

/// A formula over sums of what the trades of a window gave, warm once the window has been heard without
/// a hole.
abstract sealed class OverTrades implements Signal
        permits SignedVolume, TradeIntensity, KyleLambda, RollSpread, AmihudIlliquidity {
    private final WindowSums sums;
    private final Span span = new Span();
    private double lastPrice;
    private boolean any;

    OverTrades(Window window, int columns) {
        this.sums = new WindowSums(window, columns);
    }

    /// Adds what a trade gives to the sums, which are at its instant.
    abstract void take(Trade trade, WindowSums into);

    /// The formula; finite where [#enough] holds.
    abstract double compute(long nowNanos, WindowSums from);

    /// Whether the window holds what the formula needs.
    abstract boolean enough(long nowNanos, WindowSums from);

    /// Drops what links the next trade to those before a hole.
    abstract void unlink();

    abstract void saveLink(StateSink sink);

    abstract void restoreLink(StateSource source);

    /// Price of the trade before the one being taken, or of the last one; see [#any].
    final double lastPrice() {
        return lastPrice;
    }

    /// Whether a trade has been taken since the last hole.
    final boolean any() {
        return any;
    }

    @Override
    public final void observe(MarketEvent event) {
        if (event instanceof Trade trade) {
            span.heard(trade.knownNanos());
            sums.advance(trade.knownNanos());
            take(trade, sums);
            lastPrice = trade.price();
            any = true;
        } else if (event instanceof StreamGap) {
            span.broken(event.knownNanos());
            sums.clear();
            any = false;
            unlink();
        }
    }

    @Override
    public final double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? compute(nowNanos, sums) : 0;
    }

    @Override
    public final boolean warmAt(long nowNanos) {
        return any && span.covers(nowNanos, sums.window().nanos()) && enough(nowNanos, sums);
    }

    @Override
    public final void save(StateSink sink) {
        sink.putDouble(lastPrice);
        sink.putBoolean(any);
        span.save(sink);
        sums.save(sink);
        saveLink(sink);
    }

    @Override
    public final void restore(StateSource source) {
        lastPrice = source.getDouble();
        any = source.getBoolean();
        span.restore(source);
        sums.restore(source);
        restoreLink(source);
    }
}
