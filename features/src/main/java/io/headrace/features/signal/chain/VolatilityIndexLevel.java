package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.VolatilityIndex;
import java.util.Set;

/// What options say of one coin's volatility to come: the latest value of its volatility index.
public final class VolatilityIndexLevel implements Signal {
    private double percent;
    private boolean any;

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "volatility_index",
                new Formula(
                        "latest volatility index of the coin, of any venue", "Deribit documents", "percent per year"),
                Timing.hours(0, 24),
                Set.of(Input.VOLATILITY_INDEX),
                new SignalFactory.PerCoin(context -> new VolatilityIndexLevel()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof VolatilityIndex index) {
            percent = index.percent();
            any = true;
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return percent;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return any;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(percent);
        sink.putBoolean(any);
    }

    @Override
    public void restore(StateSource source) {
        percent = source.getDouble();
        any = source.getBoolean();
    }
}
