package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import java.util.Set;

/// How unusual gas is on the most strained chain: the largest over chains and units of (latest price - mean) / standard
/// deviation over the window (population); 0 where nothing varied.
public final class GasZscore extends OverGas {
    public GasZscore(Window window) {
        super(window);
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
    double read(LevelWindow levels, long nowNanos) {
        return levels.zscore(nowNanos);
    }
}
