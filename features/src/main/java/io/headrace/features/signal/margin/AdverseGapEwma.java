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

/// What the adverse extreme inside a bar has lately added to demand, USD: EWMA of (demand - demand at
/// closing prices). Every future demand carries such a gap, so its usual size shifts the whole forecast;
/// 0 where demand uses closes alone.
public final class AdverseGapEwma implements Signal {
    private static final double LAMBDA = 0.94;

    private final Ewma gap = new Ewma(LAMBDA);
    private long lastNanos;

    public static SignalDefinition definition(ScaleUnit unit) {
        return new SignalDefinition(
                "adverse_gap_ewma",
                new Formula(
                        "EWMA of (demand - demand at closing prices), lambda " + LAMBDA + " an hour, / scale, "
                                + unit.words(),
                        "",
                        "scales"),
                unit.timing(0),
                unit.inputs(),
                new SignalFactory.PerVenue(context -> unit.over(new AdverseGapEwma(), context)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            gap.add(snapshot.demandUsd() - snapshot.closeDemandUsd(), Hours.between(lastNanos, snapshot.knownNanos()));
            lastNanos = snapshot.knownNanos();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return gap.value();
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return gap.started();
    }

    @Override
    public void save(StateSink sink) {
        gap.save(sink);
        sink.putLong(lastNanos);
    }

    @Override
    public void restore(StateSource source) {
        gap.restore(source);
        lastNanos = source.getLong();
    }
}
