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

/// How much the account's own need has been moving, USD per square root of an hour: sqrt(EWMA of x^2 /
/// h), where over a period of h hours
///
///     x = c(t) - c(t-1) - w(t) - ( planned[1] - planned[0] )(t-1)
///
/// is the change of closing demand less flow, freed of what was announced. It sees what the margin
/// formula does not: funding, basis, position changes. Snapshots that are not one period apart give no
/// x.
public final class NeedChangeEwma implements Signal {
    private static final double LAMBDA = 0.94;
    private static final int WARM_UP_HOURS = 48;

    private final long periodNanos;
    private final Ewma squares = new Ewma(LAMBDA);
    private boolean any;
    private long firstNanos;
    private long lastNanos;
    private double lastDemandUsd;
    private double announcedUsd;

    public NeedChangeEwma(SignalContext context) {
        this.periodNanos = context.periodNanos();
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "need_change_ewma",
                new Formula(
                        "sqrt(EWMA of squared unannounced changes of (closing demand less flow) per hour, lambda "
                                + LAMBDA + " an hour) / scale, scale as " + StructuralScale.COLUMN,
                        "",
                        "scales"),
                Timing.hours(StructuralScale.WARM_UP_HOURS, 24),
                Set.of(Input.COMPOSITE_BARS, Input.ACCOUNT),
                new SignalFactory.PerVenue(context -> new OverScale(new NeedChangeEwma(context), context)));
    }

    @Override
    public void observe(MarketEvent event) {
        if (!(event instanceof MarginSnapshot snapshot)) {
            return;
        }
        long now = snapshot.knownNanos();
        if (any && now - lastNanos == periodNanos) {
            double hours = Hours.between(lastNanos, now);
            double change = snapshot.closeDemandUsd() - lastDemandUsd - snapshot.flowUsd() - announcedUsd;
            squares.add(change * change / hours, hours);
        }
        firstNanos = any ? firstNanos : now;
        any = true;
        lastNanos = now;
        lastDemandUsd = snapshot.closeDemandUsd();
        announcedUsd = snapshot.plannedUsd().size() > 1
                ? snapshot.plannedUsd().get(1) - snapshot.plannedUsd().get(0)
                : 0;
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? Math.sqrt(squares.value()) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return squares.started() && lastNanos - firstNanos >= WARM_UP_HOURS * Hours.NANOS;
    }

    @Override
    public void save(StateSink sink) {
        squares.save(sink);
        sink.putBoolean(any);
        sink.putLong(firstNanos);
        sink.putLong(lastNanos);
        sink.putDouble(lastDemandUsd);
        sink.putDouble(announcedUsd);
    }

    @Override
    public void restore(StateSource source) {
        squares.restore(source);
        any = source.getBoolean();
        firstNanos = source.getLong();
        lastNanos = source.getLong();
        lastDemandUsd = source.getDouble();
        announcedUsd = source.getDouble();
    }
}
