package io.headrace.decision.simulation;

import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.problem.Progress;
import java.util.List;

/// Finds the predictive policy's parameters on training spans. The forecasts in the spans must be out of
/// sample for the models that made them, or the policy learns to trust them too much.
public final class OrderUpToTuning {
    /// The level spreads are measured at; how far to fill is left to the stretch.
    private static final double LEVEL = .99;

    private static final List<Axis> AXES = List.of(
            new Axis("trigger level", .55, .8, .97),
            new Axis("up", .25, .75, 1.5, 3),
            new Axis("down - up", 0, 1, 2.5),
            new Axis("high - down", .25, 1.5, 4));

    private OrderUpToTuning() {}

    /// @param rule stands behind the policy and sets its floor: tuned before
    /// @param budget parameter sets to try, at least 108
    public static Tuned<OrderUpToParameters> tune(
            List<Simulation> spans, ThresholdParameters rule, int budget, Progress progress) {
        ParameterSearch search = new ParameterSearch("tuning the predictive policy", AXES, budget, progress);
        double[] best = search.cheapest(point -> total(spans, parameters(point), rule));
        return new Tuned<>(parameters(best), search.cost(), search.tried());
    }

    private static double total(List<Simulation> spans, OrderUpToParameters parameters, ThresholdParameters rule) {
        double sum = 0;
        for (Simulation span : spans) {
            OrderUpToPolicy policy = new OrderUpToPolicy(parameters, new ThresholdPolicy(rule), span.settings());
            sum += span.totals(policy).totalUsd();
        }
        return sum;
    }

    /// @param point trigger level, up, and the distances down - up, high - down
    public static OrderUpToParameters parameters(double[] point) {
        double up = point[1];
        double down = up + point[2];
        return new OrderUpToParameters(point[0], LEVEL, up, down + point[3], down);
    }
}
