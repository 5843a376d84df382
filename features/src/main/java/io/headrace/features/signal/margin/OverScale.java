package io.headrace.features.signal.margin;

import io.headrace.features.signal.Signal;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;

/// An amount in USD divided by a scale in USD, so that it compares across venues and days. Keeps a
/// scale of its own: signals share no state.
final class OverScale implements Signal {
    private final Signal amountUsd;
    private final Signal scale;
    private final double most;

    /// @param amountUsd a signal in USD
    /// @param scale a signal in USD, positive where it is warm
    /// @param most largest absolute value
    OverScale(Signal amountUsd, Signal scale, double most) {
        this.amountUsd = amountUsd;
        this.scale = scale;
        this.most = most;
    }

    @Override
    public void observe(MarketEvent event) {
        amountUsd.observe(event);
        scale.observe(event);
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.clamp(amountUsd.valueAt(nowNanos) / scale.valueAt(nowNanos), -most, most) : 0;
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
