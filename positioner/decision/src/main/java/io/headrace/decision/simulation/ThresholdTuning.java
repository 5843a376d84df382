package io.headrace.decision.simulation;

import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.problem.Progress;
import java.util.List;

/// Finds the threshold rule's parameters on training spans, plan-aware and netting: the baseline that counts.
public final class ThresholdTuning {
    /// Parameter sets tried when nothing else is asked; the same for [OrderUpToTuning].
    public static final int DEFAULT_BUDGET = 180;

    private static final List<Axis> AXES = List.of(
            new Axis("lo", 1.0, 1.015, 1.03, 1.05),
            new Axis("up - lo", .005, .02, .06),
            new Axis("dn - up", 0, .04, .1),
            new Axis("hi - dn", .02, .08, .2));

    private ThresholdTuning() {}

    /// @param spans training spans; the sum of their costs counts
    /// @param budget parameter sets to try, at least 108
    public static Tuned<ThresholdParameters> tune(List<Simulation> spans, int budget, Progress progress) {
        ParameterSearch search = new ParameterSearch("tuning the threshold rule", AXES, budget, progress);
        double[] best = search.cheapest(point -> total(spans, parameters(point)));
        return new Tuned<>(parameters(best), search.cost(), search.tried());
    }

    private static double total(List<Simulation> spans, ThresholdParameters parameters) {
        ThresholdPolicy rule = new ThresholdPolicy(parameters);
        double sum = 0;
        for (Simulation span : spans) {
            sum += span.totals(rule).totalUsd();
        }
        return sum;
    }

    /// @param point lo, and the distances up - lo, dn - up, hi - dn
    public static ThresholdParameters parameters(double[] point) {
        double lo = point[0];
        double up = lo + point[1];
        double dn = up + point[2];
        return new ThresholdParameters(lo, up, dn + point[3], dn);
    }
}
