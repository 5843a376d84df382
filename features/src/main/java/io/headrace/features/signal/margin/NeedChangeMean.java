package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowMean;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;

/// How far the account's own need went in a period, on average over an hour, a day or a week: a regressor of the
/// heterogeneous autoregression (HAR), of need instead of variance. USD per square root of an hour: the mean of
/// abs(x) / sqrt(h), where x is the [UnannouncedChange] of a period of h hours.
///
/// Source: Corsi (2009), A simple approximate long-memory model of realized volatility; absolute values in place of
/// squares after Forsberg and Ghysels (2007), Why do absolute returns predict volatility so well?
public final class NeedChangeMean implements Signal {
    private final UnannouncedChange change;
    private final WindowMean mean;

    NeedChangeMean(SignalContext context, int hours) {
        this.change = new UnannouncedChange(context.periodNanos());
        this.mean = new WindowMean(new Window(hours, Hours.NANOS));
    }

    /// @param hours 1, 24 and 168 make the three terms
    public static SignalDefinition definition(ScaleUnit unit, int hours) {
        return new SignalDefinition(
                "need_change_mean_" + hours + "h",
                new Formula(
                        "mean over " + hours
                                + " h of abs(unannounced change of (closing demand less flow)) / sqrt(hours"
                                + " of a period), / scale, " + unit.words(),
                        "Corsi 2009",
                        "scales"),
                unit.timing(hours + 1),
                unit.inputs(),
                new SignalFactory.PerVenue(context -> unit.over(new NeedChangeMean(context, hours), context)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            double x = change.after(snapshot);
            if (!Double.isNaN(x)) {
                mean.add(snapshot.knownNanos(), Math.abs(x) / Math.sqrt(change.periodHours()));
            }
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? mean.at(nowNanos) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return mean.warmAt(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        mean.save(sink);
        change.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        mean.restore(source);
        change.restore(source);
    }
}
