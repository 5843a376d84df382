package io.headrace.features.signal.margin;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Ewma;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// The structural margin forecast for the positions that are announced and not only for those that stand: the
/// larger of the [StructuralScale] and
///
///     announced peak of demand * EWMA(structural scale) / EWMA(demand)
///
/// USD per square root of an hour. A rotation takes an account through a moment at which little is held and the
/// structural scale is small, while the plan says what comes; a USD of demand then moves as it usually does.
public final class AnnouncedScale implements Signal {
    private static final double LAMBDA = 0.97;

    private final StructuralScale scale;
    private final Ewma scales = new Ewma(LAMBDA);
    private final Ewma demands = new Ewma(LAMBDA);
    private long lastNanos;
    private double peakUsd;

    public AnnouncedScale(SignalContext context) {
        this.scale = new StructuralScale(context);
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "announced_scale_usd",
                new Formula(
                        "max(scale, largest announced demand * EWMA(scale) / EWMA(demand)), lambda " + LAMBDA
                                + " an hour over snapshots, scale as " + StructuralScale.COLUMN,
                        "",
                        "USD per sqrt(hour)"),
                Timing.hours(StructuralScale.WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS, Input.ACCOUNT),
                new SignalFactory.PerVenue(AnnouncedScale::new));
    }

    @Override
    public void observe(MarketEvent event) {
        scale.observe(event);
        if (event instanceof MarginSnapshot snapshot && scale.warmAt(snapshot.knownNanos())) {
            double hours = Hours.between(lastNanos, snapshot.knownNanos());
            scales.add(scale.valueAt(snapshot.knownNanos()), hours);
            demands.add(snapshot.demandUsd(), hours);
            lastNanos = snapshot.knownNanos();
            peakUsd = snapshot.plannedPeakUsd();
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double announced = demands.value() > 0 ? peakUsd * scales.value() / demands.value() : 0;
        return Math.max(scale.valueAt(nowNanos), announced);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return scales.started() && scale.warmAt(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        scale.save(sink);
        scales.save(sink);
        demands.save(sink);
        sink.putLong(lastNanos);
        sink.putDouble(peakUsd);
    }

    @Override
    public void restore(StateSource source) {
        scale.restore(source);
        scales.restore(source);
        demands.restore(source);
        lastNanos = source.getLong();
        peakUsd = source.getDouble();
    }
}
