package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How unusual gas is on the most strained chain: the largest over chains and units of (latest price - mean) / standard
/// deviation over the window (population); 0 where nothing varied.
public final class GasZscore implements Signal {
    private final GasSeries series;

    public GasZscore(Window window) {
        this.series = new GasSeries(window);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "gas_zscore_" + window.label(),
                new Formula(
                        "largest over chains and units of (latest gas price - mean) / sd of the buckets' last, 0 where"
                                + " the sd is 0; over " + window.text(),
                        "",
                        "standard deviations"),
                new Timing(window.nanos(), Timing.hours(0, 24).staleAfterNanos()),
                Set.of(Input.GAS),
                new SignalFactory.ForDesk(context -> new GasZscore(window)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof GasPrice price) {
            series.add(price);
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? series.largest(nowNanos, levels -> levels.zscore(nowNanos)) : 0;
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
}
