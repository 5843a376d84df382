package io.headrace.features.signal.margin;

import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;

/// An amount in USD divided by the [StructuralScale], so that it compares across venues and days. Keeps a
/// scale of its own: signals share no state.
public final class OverScale implements Signal {
    private final Signal amountUsd;
    private final StructuralScale scale;

    /// @param amountUsd a signal in USD
    public OverScale(Signal amountUsd, SignalContext context) {
        this.amountUsd = amountUsd;
        this.scale = new StructuralScale(context);
    }

    @Override
    public void observe(MarketEvent event) {
        amountUsd.observe(event);
        scale.observe(event);
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? amountUsd.valueAt(nowNanos) / scale.valueAt(nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return scale.warmAt(nowNanos) && amountUsd.warmAt(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        amountUsd.save(sink);
        scale.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        amountUsd.restore(source);
        scale.restore(source);
    }
}
