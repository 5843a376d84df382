package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.window.LevelWindow;
import io.headrace.features.window.Window;
import java.util.Set;

/// How far gas is above what it has been on the most strained chain: the largest over chains and units of the latest
/// price / its mean over the window; 1 where gas has been free.
public final class GasSpike extends OverGas {
    public GasSpike(Window window) {
        super(window);
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
    double read(LevelWindow levels, long nowNanos) {
        double mean = levels.mean(nowNanos);
        return mean > 0 ? levels.latest() / mean : 1;
    }
}
