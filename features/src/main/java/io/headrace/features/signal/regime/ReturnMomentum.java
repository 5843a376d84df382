package io.headrace.features.signal.regime;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.HourSums;
import io.headrace.features.window.LogReturns;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// Where one coin has gone: the sum of its log returns of closes over the window, which ends with
/// the hour of the latest close; none without a close for as long as the window.
public final class ReturnMomentum implements Signal {
    private final LogReturns returns = new LogReturns();
    private final HourSums sums;

    public ReturnMomentum(int hours) {
        this.sums = new HourSums(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "return_momentum_" + hours + "h",
                new Formula(
                        "mean over coins of the sum over " + hours
                                + " h of log returns of closes, the last of them that of the latest close",
                        "",
                        "log return"),
                Timing.hours(hours, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new ReturnMomentum(hours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && returns.add(bar.knownNanos(), bar.close())) {
            sums.add(bar.knownNanos(), returns.value());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? sums.sumAt(returns.lastNanos()) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return returns.covers(sums.hours()) && returns.reach(sums.hours(), nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        sums.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        returns.restore(source);
        sums.restore(source);
    }
}
