package io.headrace.decision.simulation;

import java.util.List;

/// All strategies beside the bound.
///
/// @param periodNanos length of a period
/// @param rows static, threshold, predictive, and predictive without its guard, in this order
/// @param bound the clairvoyant's totals, gas left out
/// @param vsThreshold gap closed by the predictive policy against the tuned, plan-aware, netting rule
/// @param vsBestBaseline the same against the cheaper of static and threshold
public record Scorecard(
        long periodNanos, List<Row> rows, CostTotals bound, GapClosed vsThreshold, GapClosed vsBestBaseline) {
    public static final String STATIC = "static";
    public static final String THRESHOLD = "threshold";
    public static final String PREDICTIVE = "predictive";
    public static final String UNGUARDED = "unguarded";
    public static final String CLAIRVOYANT = "clairvoyant";

    /// @param avoidableUsd the part of the total above the bound: what a better policy could have saved
    public record Row(String name, CostTotals totals, double avoidableUsd) {}

    public Scorecard {
        rows = List.copyOf(rows);
    }

    /// What each strategy cost over the same span.
    ///
    /// @param predictive under the guard
    /// @param unguarded the same policy without it
    public record Costs(CostTotals still, CostTotals threshold, CostTotals predictive, CostTotals unguarded) {}

    public static Scorecard of(long periodNanos, Costs costs, CostTotals bound) {
        double floor = bound.totalUsd();
        double threshold = costs.threshold.totalUsd();
        double predictive = costs.predictive.totalUsd();
        double best = Math.min(costs.still.totalUsd(), threshold);
        return new Scorecard(
                periodNanos,
                List.of(
                        row(STATIC, costs.still, floor),
                        row(THRESHOLD, costs.threshold, floor),
                        row(PREDICTIVE, costs.predictive, floor),
                        row(UNGUARDED, costs.unguarded, floor)),
                bound,
                GapClosed.of(predictive, threshold, floor),
                GapClosed.of(predictive, best, floor));
    }

    private static Row row(String name, CostTotals totals, double floor) {
        return new Row(name, totals, totals.totalUsd() - floor);
    }
}
