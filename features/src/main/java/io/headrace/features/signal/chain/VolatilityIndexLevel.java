package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.LatestReading;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.VolatilityIndex;
import java.util.Set;

/// What options say of one coin's volatility to come: the latest value of its volatility index.
public final class VolatilityIndexLevel extends LatestReading {
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
    protected double read(MarketEvent event) {
        return event instanceof VolatilityIndex index ? index.percent() : Double.NaN;
    }
}
