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
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarketEvent;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// A figure read off the latest margin snapshot alone: demand, the announced plan, the gap to the
/// adverse extreme, the balance of exposures.
public final class AccountLevel implements Signal {
    private static final int ALL_STEPS = Integer.MAX_VALUE;

    private final ToDoubleFunction<MarginSnapshot> figure;
    private double value;
    private boolean any;

    private AccountLevel(ToDoubleFunction<MarginSnapshot> figure) {
        this.figure = figure;
    }

    /// Demand in units of the structural scale: how many hourly standard deviations it is worth.
    public static SignalDefinition demandOverScale(ScaleUnit unit) {
        return over(unit, "demand_over_scale", "demand / scale", context -> MarginSnapshot::demandUsd);
    }

    /// (largest announced demand after now - present demand) / scale: what the desk itself will ask for.
    public static SignalDefinition plannedRise(ScaleUnit unit) {
        return over(
                unit,
                "planned_rise",
                "(max over k >= 1 of planned demand[k] - demand) / scale",
                context -> snapshot -> plannedPeak(snapshot.plannedUsd(), 1, ALL_STEPS) - snapshot.demandUsd());
    }

    /// (demand announced for `hours` from now - present demand) / scale; the last announced step where
    /// the plan is shorter.
    public static SignalDefinition plannedRise(ScaleUnit unit, int hours) {
        return over(
                unit,
                "planned_rise_" + hours + "h",
                "(planned demand " + hours + " h from now, or its last step - demand) / scale",
                context -> {
                    int step = Math.toIntExact(Math.ceilDiv(hours * Hours.NANOS, context.periodNanos()));
                    return snapshot -> plannedPeak(snapshot.plannedUsd(), step, step) - snapshot.demandUsd();
                });
    }

    /// (demand - demand at closing prices) / scale: how much of present demand is the bar's adverse
    /// extreme, gone with the next.
    public static SignalDefinition adverseGap(ScaleUnit unit) {
        return over(
                unit,
                "adverse_gap",
                "(demand - demand at closing prices) / scale",
                context -> snapshot -> snapshot.demandUsd() - snapshot.closeDemandUsd());
    }

    /// Sum of signed exposures / sum of their sizes: -1 all short, 1 all long, 0 when nothing is held.
    public static SignalDefinition exposureImbalance() {
        return new SignalDefinition(
                "exposure_imbalance",
                new Formula("sum over coins of signed exposure / sum of |signed exposure|, 0 when flat", "", "-1..1"),
                Timing.hours(0, 24),
                Set.of(Input.ACCOUNT),
                new SignalFactory.PerVenue(context -> new AccountLevel(snapshot -> imbalance(snapshot.exposures()))));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            value = figure.applyAsDouble(snapshot);
            any = true;
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return any ? value : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return any;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(value);
        sink.putBoolean(any);
    }

    @Override
    public void restore(StateSource source) {
        value = source.getDouble();
        any = source.getBoolean();
    }

    /// How a figure is read off a snapshot, for a desk.
    private interface Reading {
        ToDoubleFunction<MarginSnapshot> in(SignalContext context);
    }

    private static SignalDefinition over(ScaleUnit unit, String column, String formula, Reading reading) {
        return new SignalDefinition(
                column,
                new Formula(formula + ", " + unit.words(), "", "scales"),
                unit.timing(0),
                unit.inputs(),
                new SignalFactory.PerVenue(context -> unit.over(new AccountLevel(reading.in(context)), context)));
    }

    private static double plannedPeak(List<Double> planned, int from, int to) {
        int last = planned.size() - 1;
        double peak = planned.get(Math.min(from, last));
        for (int step = from + 1; step <= Math.min(to, last); step++) {
            peak = Math.max(peak, planned.get(step));
        }
        return peak;
    }

    private static double imbalance(List<Exposure> exposures) {
        double net = 0;
        double gross = 0;
        for (Exposure exposure : exposures) {
            net += exposure.signedUsd();
            gross += Math.abs(exposure.signedUsd());
        }
        return gross > 0 ? net / gross : 0;
    }
}
