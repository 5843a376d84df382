package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;

/// How far demand stands above its own average, USD: what an inventory that is worked off, or a
/// pool that people leave again, gives back.
public final class DemandGap implements Signal {
    private static final double MOST = 8;

    private final Ewma usual;
    private long lastNanos;
    private double demandUsd;

    private DemandGap(double lambda) {
        this.usual = new Ewma(lambda);
    }

    /// @param name what stands behind `demand_gap_`
    /// @param lambda weight kept over one hour, in (0, 1)
    public static SignalDefinition definition(ScaleUnit unit, String name, double lambda) {
        return new SignalDefinition(
                "demand_gap_" + name,
                new Formula(
                        "(demand - EWMA of demand, lambda " + lambda + " an hour) / scale, within -" + MOST + ".."
                                + MOST + ", " + unit.words(),
                        "",
                        "scales"),
                unit.timing(0),
                unit.inputs(),
                new SignalFactory.PerVenue(context -> unit.over(new DemandGap(lambda), context, MOST)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            demandUsd = snapshot.demandUsd();
            usual.add(demandUsd, Hours.between(lastNanos, snapshot.knownNanos()));
            lastNanos = snapshot.knownNanos();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return demandUsd - usual.value();
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return usual.started();
    }

    @Override
    public void save(StateSink sink) {
        usual.save(sink);
        sink.putLong(lastNanos);
        sink.putDouble(demandUsd);
    }

    @Override
    public void restore(StateSource source) {
        usual.restore(source);
        lastNanos = source.getLong();
        demandUsd = source.getDouble();
    }
}
