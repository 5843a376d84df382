package io.headrace.features.signal.chain;

import io.headrace.features.signal.Signal;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.MarketEvent;

/// The largest, over chains and units, of a reading of a gas price's window; warm once one has been heard for the
/// window
/// and within it.
abstract sealed class OverGas implements Signal permits GasSpike, GasZscore {
    private final GasSeries series;

    OverGas(Window window) {
        this.series = new GasSeries(window);
    }

    /// The reading of one chain and unit.
    abstract double read(LevelWindow levels, long nowNanos);

    @Override
    public final void observe(MarketEvent event) {
        if (event instanceof GasPrice price) {
            series.add(price);
        }
    }

    @Override
    public final double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? series.largest(nowNanos, levels -> read(levels, nowNanos)) : 0;
    }

    @Override
    public final boolean warmAt(long nowNanos) {
        return series.covers(nowNanos);
    }

    @Override
    public final void save(StateSink sink) {
        series.save(sink);
    }

    @Override
    public final void restore(StateSource source) {
        series.restore(source);
    }
}
