package io.headrace.decision.simulation;

import java.util.List;

/// All strategies beside the bound.
///
/// @param periodNanos length of a period
/// @param rows static, threshold, predictive, in this order
/// @param bound the clairvoyant's totals, gas left out
/// @param vsThreshold gap closed by the predictive policy against the tuned, plan-aware, netting rule
/// @param vsBestBaseline the same against the cheaper of static and threshold
public record Scorecard(
        long periodNanos, List<Row> rows, CostTotals bound, GapClosed vsThreshold, GapClosed vsBestBaseline) {
    public static final String STATIC = "static";
    public static final String THRESHOLD = "threshold";
    public static final String PREDICTIVE = "predictive";
    public static final String CLAIRVOYANT = "clairvoyant";

    /// @param avoidableUsd the part of the total above the bound: what a better policy could have saved
    public record Row(String name, CostTotals totals, double avoidableUsd) {}

    public Scorecard {
        rows = List.copyOf(rows);
    }

    public static Scorecard of(
            long periodNanos, CostTotals staticTotals, CostTotals threshold, CostTotals predictive, CostTotals bound) {
        double floor = bound.totalUsd();
        double best = Math.min(staticTotals.totalUsd(), threshold.totalUsd());
        return new Scorecard(
                periodNanos,
                List.of(
                        row(STATIC, staticTotals, floor),
                        row(THRESHOLD, threshold, floor),
                        row(PREDICTIVE, predictive, floor)),
                bound,
                GapClosed.of(predictive.totalUsd(), threshold.totalUsd(), floor),
                GapClosed.of(predictive.totalUsd(), best, floor));
    }

    private static Row row(String name, CostTotals totals, double floor) {
        return new Row(name, totals, totals.totalUsd() - floor);
    }
}
