package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How far gas is above what it has been on the most strained chain: the largest over chains and units of the latest
/// price / its mean over the window; 1 where gas has been free.
public final class GasSpike implements Signal {
    private final GasSeries series;

    public GasSpike(Window window) {
        this.series = new GasSeries(window);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "gas_spike_" + window.label(),
                new Formula(
                        "largest over chains and units of latest gas price / mean of the buckets' last, 1 where the mean"
                                + " is 0; over " + window.text(),
                        "",
                        "ratio"),
                new Timing(window.nanos(), window.nanos()),
                Set.of(Input.GAS),
                new SignalFactory.ForDesk(context -> new GasSpike(window)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof GasPrice price) {
            series.add(price);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? series.largest(nowNanos, levels -> ratio(levels, nowNanos)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return series.covers(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        series.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        series.restore(source);
    }

    private static double ratio(LevelWindow levels, long nowNanos) {
        double mean = levels.mean(nowNanos);
        return mean > 0 ? levels.latest() / mean : 1;
    }
}
