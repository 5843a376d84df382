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
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.VolatilityIndex;
import java.util.Set;

/// How one coin's volatility index has moved: the latest value - the value a window ago.
public final class VolatilityIndexChange implements Signal {
    private final LevelWindow levels;

    public VolatilityIndexChange(Window window) {
        this.levels = new LevelWindow(window);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "volatility_index_change_" + window.label(),
                new Formula("index - index before the window; over " + window.text(), "", "percent per year"),
                new Timing(window.nanos(), window.nanos()),
                Set.of(Input.VOLATILITY_INDEX),
                new SignalFactory.PerCoin(context -> new VolatilityIndexChange(window)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof VolatilityIndex index) {
            levels.set(index.knownNanos(), index.percent());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return levels.change(nowNanos);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return levels.comparable(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        levels.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        levels.restore(source);
    }
}
