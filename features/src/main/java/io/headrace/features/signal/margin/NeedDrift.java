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

/// Which way the need has been going by itself, USD an hour: EWMA of the [UnannouncedChange] per hour.
public final class NeedDrift implements Signal {
    private static final double MOST = 3;

    private final UnannouncedChange change;
    private final Ewma drift;

    private NeedDrift(SignalContext context, double lambda) {
        this.change = new UnannouncedChange(context.periodNanos());
        this.drift = new Ewma(lambda);
    }

    /// @param name what stands behind `need_drift_`
    /// @param lambda weight kept over one hour, in (0, 1)
    public static SignalDefinition definition(ScaleUnit unit, String name, double lambda) {
        return new SignalDefinition(
                "need_drift_" + name,
                new Formula(
                        "EWMA of unannounced changes of (closing demand less flow) per hour, lambda " + lambda
                                + " an hour, / scale, within -" + MOST + ".." + MOST + ", " + unit.words(),
                        "",
                        "scales per sqrt(hour)"),
                unit.timing(0),
                unit.inputs(),
                new SignalFactory.PerVenue(context -> unit.over(new NeedDrift(context, lambda), context, MOST)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            double x = change.after(snapshot);
            if (!Double.isNaN(x)) {
                drift.add(x / change.periodHours(), change.periodHours());
            }
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return drift.value();
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return drift.started();
    }

    @Override
    public void save(StateSink sink) {
        drift.save(sink);
        change.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        drift.restore(source);
        change.restore(source);
    }
}
