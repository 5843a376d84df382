package io.headrace.features.signal.volatility;

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

/// Realized volatility of one coin: sqrt(sum of squared close-to-close log returns in the window /
/// hours), per square root of an hour. A return that spans a gap counts whole in the hour in which it
/// became known. The window ends with the hour of the latest close: silence does not look like calm, the column's age
/// tells of it, and without a close for as long as the window there is no value.
///
/// Source: Andersen, Bollerslev, Diebold, Labys (2003), realized variance.
public final class RealizedVolatility implements Signal {
    private final int hours;
    private final LogReturns returns = new LogReturns();
    private final HourSums squares;

    public RealizedVolatility(int hours) {
        this.hours = hours;
        this.squares = new HourSums(hours);
    }

    public static SignalDefinition definition(int hours) {
        return new SignalDefinition(
                "realized_volatility_" + hours + "h",
                new Formula(
                        "mean over coins of sqrt(sum over " + hours + " h of squared log returns of closes / " + hours
                                + "), the last of them the hour of the latest close",
                        "Andersen, Bollerslev, Diebold and Labys (2003)",
                        "per sqrt(hour)"),
                Timing.hours(hours, 24),
                Set.of(Input.COMPOSITE_BARS),
                new SignalFactory.PerCoin(context -> new RealizedVolatility(hours)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Bar bar && returns.add(bar.knownNanos(), bar.close())) {
            squares.add(bar.knownNanos(), returns.value() * returns.value());
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(squares.sumAt(returns.lastNanos()) / hours) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return returns.covers(hours) && returns.reach(hours, nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        returns.save(sink);
        squares.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        returns.restore(source);
        squares.restore(source);
    }
}
