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
import io.headrace.market.event.PoolState;
import java.util.Set;

/// How the part of one coin's pool in use has grown: utilization now - utilization a window ago, both as
/// [PoolUtilization].
public final class PoolUtilizationChange implements Signal {
    private final PoolUtilization utilization = new PoolUtilization();
    private final LevelWindow levels;

    public PoolUtilizationChange(Window window) {
        this.levels = new LevelWindow(window);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "pool_utilization_change_" + window.label(),
                new Formula(
                        "utilization - utilization before the window, as pool_utilization; over " + window.text(),
                        "",
                        "fraction of the pool"),
                new Timing(window.nanos(), window.nanos()),
                Set.of(Input.POOL),
                new SignalFactory.PerCoin(context -> new PoolUtilizationChange(window)));
    }

    @Override
    public void observe(MarketEvent event) {
        utilization.observe(event);
        if (event instanceof PoolState && utilization.warmAt(event.knownNanos())) {
            levels.set(event.knownNanos(), utilization.valueAt(event.knownNanos()));
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
        utilization.save(sink);
        levels.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        utilization.restore(source);
        levels.restore(source);
    }
}
