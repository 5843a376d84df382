package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;

/// How much the account's own need has been moving, USD per square root of an hour: sqrt(EWMA of
/// x^2 / h), where x is the [UnannouncedChange] of a period of h hours. It sees what the margin
/// formula does not: funding, basis, position changes.
public final class NeedChangeEwma implements Signal {
    static final double LAMBDA = 0.94;

    private static final int WARM_UP_HOURS = 48;

    private final UnannouncedChange change;
    private final Ewma squares;
    private final int warmUpHours;

    /// @param lambda weight kept over one hour, in (0, 1)
    public NeedChangeEwma(SignalContext context, double lambda, int warmUpHours) {
        this.change = new UnannouncedChange(context.periodNanos());
        this.squares = new Ewma(lambda);
        this.warmUpHours = warmUpHours;
    }

    /// At the usual speed.
    public static SignalDefinition definition(ScaleUnit unit) {
        int warmUp = unit == ScaleUnit.OWN ? BookScale.WARM_UP_HOURS : WARM_UP_HOURS;
        return definition(unit, "need_change_ewma", LAMBDA, warmUp);
    }

    /// At another speed.
    ///
    /// @param name what stands behind `need_change_`
    /// @param lambda weight kept over one hour, in (0, 1)
    public static SignalDefinition definition(ScaleUnit unit, String name, double lambda) {
        return definition(unit, "need_change_" + name, lambda, BookScale.WARM_UP_HOURS);
    }

    private static SignalDefinition definition(ScaleUnit unit, String column, double lambda, int warmUpHours) {
        return new SignalDefinition(
                column,
                new Formula(
                        "sqrt(EWMA of squared unannounced changes of (closing demand less flow) per hour, lambda "
                                + lambda + " an hour) / scale, " + unit.words(),
                        "",
                        "scales"),
                unit.timing(0),
                unit.inputs(),
                new SignalFactory.PerVenue(
                        context -> unit.over(new NeedChangeEwma(context, lambda, warmUpHours), context)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            double x = change.after(snapshot);
            if (!Double.isNaN(x)) {
                squares.add(x * x / change.periodHours(), change.periodHours());
            }
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(squares.value()) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return squares.started() && change.seenHours() >= warmUpHours;
    }

    @Override
    public void save(StateSink sink) {
        squares.save(sink);
        change.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        squares.restore(source);
        change.restore(source);
    }
}
