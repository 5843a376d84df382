package io.headrace.decision.guard;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;

/// Finds the guard's budget B on a training span: what the predictive policy, let through whole, has in
/// reserve in all but the worst hundredth of periods, and at most a quarter of what the rule costs in a mean
/// week. Found once, before the desk starts.
public final class GuardTuning {
    /// A budget that nothing exceeds.
    private static final double UNBOUNDED_USD = 1e18;

    private static final double QUANTILE = .99;
    private static final double MOST_OF_A_WEEK = .25;
    private static final double WEEK_NANOS = 7 * 86_400e9;

    private GuardTuning() {}

    /// @param training whose forecasts are out of sample for the models that made them
    /// @param settings with tuned policies
    public static GuardParameters tune(Simulation training, DeskSettings settings) {
        return tune(List.of(training), settings);
    }

    /// As above over several spans, each from its own start.
    public static GuardParameters tune(List<Simulation> training, DeskSettings settings) {
        Drafter policy = PredictivePolicy.drafter(settings);
        GuardParameters open = new GuardParameters(GuardParameters.LAMBDA, UNBOUNDED_USD);
        ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
        List<Decision> decisions = new ArrayList<>();
        for (Simulation span : training) {
            decisions.addAll(span.run("unguarded", new GuardedPolicy(policy, rule, open, settings))
                    .decisions());
        }
        double most = mostUsd(training, rule, settings);
        return new GuardParameters(GuardParameters.LAMBDA, Math.min(most, quantile(reserves(decisions))));
    }

    /// A quarter of the rule's mean week: what stands for B where there are no forecasts to find it with.
    public static double mostUsd(Simulation training, ThresholdPolicy rule, DeskSettings settings) {
        return mostUsd(List.of(training), rule, settings);
    }

    private static double mostUsd(List<Simulation> training, ThresholdPolicy rule, DeskSettings settings) {
        double weeks = 0;
        double cost = 0;
        for (Simulation span : training) {
            weeks += span.periods().size() * (settings.periodNanos() / WEEK_NANOS);
            cost += span.totals(rule).totalUsd();
        }
        return MOST_OF_A_WEEK * Math.max(0, cost) / weeks;
    }

    private static double[] reserves(List<Decision> decisions) {
        return decisions.stream()
                .mapToDouble(decision -> decision.memory().guard().orElseThrow().reserveUsd())
                .sorted()
                .toArray();
    }

    /// The smallest value that is not exceeded by the stated share of them.
    private static double quantile(double[] sorted) {
        return sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1];
    }
}
