package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What moved a portfolio's demand: the plan, prices through the margin formula, or neither.
///
/// Demand at closing prices changes from one period to the next by D = d(t+1) - d(t). Of it
///
///     planned    = planned(t, 1) - planned(t, 0)                             known at t
///     structural = sum_c requirement_c(t) * (P_c(t+1) / P_c(t) - 1)          the positions held at t, repriced
///     surprise   = D - planned - structural                                  what neither explains
///
/// A part's share is the sum of its absolute values over that of all three, so that parts that cancel
/// still count. The structural part takes the margin formula as linear in the price over one period:
/// what its curvature and the meeting of plan and price add is left in the surprise.
public final class DemandChanges {
    private final Map<String, double[]> sums = new LinkedHashMap<>();
    private final Map<Instrument, Double> prices = new HashMap<>();
    private List<MarginSnapshot> before = List.of();
    private long periods;

    /// What moved one venue's demand, USD: sums of absolute changes.
    ///
    /// @param venue its name, or `all`
    public record Moved(String venue, double plannedUsd, double structuralUsd, double surpriseUsd) {
        public double allUsd() {
            return plannedUsd + structuralUsd + surpriseUsd;
        }

        public double plannedShare() {
            return share(plannedUsd);
        }

        public double structuralShare() {
            return share(structuralUsd);
        }

        public double surpriseShare() {
            return share(surpriseUsd);
        }

        private double share(double part) {
            return allUsd() > 0 ? part / allUsd() : 0;
        }
    }

    /// Takes the next period of a fold.
    ///
    /// @param snapshots what [DemandFold#tick] gave; empty periods are passed over
    /// @param bars what [DemandFold#compositeBars] gave beside them
    public void observe(List<MarginSnapshot> snapshots, List<Bar> bars) {
        Map<Instrument, Double> growth = growth(bars);
        if (!before.isEmpty() && !snapshots.isEmpty()) {
            periods++;
            for (int venue = 0; venue < snapshots.size(); venue++) {
                add(before.get(venue), snapshots.get(venue), growth);
            }
        }
        before = snapshots;
    }

    /// Changes compared, per venue.
    public long periods() {
        return periods;
    }

    /// One line per venue, then all together.
    public List<Moved> moved() {
        List<Moved> moved = new ArrayList<>();
        double[] all = new double[3];
        sums.forEach((venue, parts) -> {
            moved.add(new Moved(venue, parts[0], parts[1], parts[2]));
            for (int part = 0; part < all.length; part++) {
                all[part] += parts[part];
            }
        });
        moved.add(new Moved("all", all[0], all[1], all[2]));
        return moved;
    }

    private void add(MarginSnapshot from, MarginSnapshot to, Map<Instrument, Double> growth) {
        double change = to.closeDemandUsd() - from.closeDemandUsd();
        int next = Math.min(1, from.plannedUsd().size() - 1);
        double planned = from.plannedUsd().get(next) - from.plannedUsd().getFirst();
        double structural = 0;
        for (Exposure exposure : from.exposures()) {
            double moved = growth.getOrDefault(new Instrument(from.venue(), exposure.coin()), 0.0);
            structural += exposure.requirementUsd() * moved;
        }
        double[] parts = sums.computeIfAbsent(from.venue(), venue -> new double[3]);
        parts[0] += Math.abs(planned);
        parts[1] += Math.abs(structural);
        parts[2] += Math.abs(change - planned - structural);
    }

    private Map<Instrument, Double> growth(List<Bar> bars) {
        Map<Instrument, Double> growth = new HashMap<>();
        for (Bar bar : bars) {
            Double last = prices.put(bar.instrument(), bar.close());
            if (last != null) {
                growth.put(bar.instrument(), bar.close() / last - 1);
            }
        }
        return growth;
    }
}
