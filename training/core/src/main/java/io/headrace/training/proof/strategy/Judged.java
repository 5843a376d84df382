package io.headrace.training.proof.strategy;

import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.SimulatedPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.Planner;
import java.util.List;

/// How orders went over the episodes that judge.
///
/// @param totals all episodes together
/// @param episodes total cost of each, USD
/// @param shortfalls cost of shortage of each, USD
public record Judged(CostTotals totals, Behaviour behaviour, double[] episodes, double[] shortfalls) {
    /// Where sums start.
    public static final CostTotals NOTHING = new CostTotals(0, 0, 0, 0, 0, 0, 0);

    /// Each episode from its own start.
    public static Judged of(Planner planner, List<Simulation> spans) {
        CostTotals totals = NOTHING;
        Behaviour behaviour = new Behaviour(0, 0, 0, 0, 0);
        double[] episodes = new double[spans.size()];
        double[] shortfalls = new double[spans.size()];
        for (int e = 0; e < episodes.length; e++) {
            Simulation span = spans.get(e);
            List<SimulatedPeriod> story = span.story(planner);
            CostTotals cost = CostTotals.of(
                    story.stream().map(SimulatedPeriod::cost).toList(),
                    span.settings().periodNanos());
            totals = totals.plus(cost);
            behaviour = behaviour.plus(Behaviour.of(span, story));
            episodes[e] = cost.totalUsd();
            shortfalls[e] = cost.shortfallUsd();
        }
        return new Judged(totals, behaviour, episodes, shortfalls);
    }

    /// Only the money, for many simulations.
    public static double[] shortfalls(Planner planner, List<Simulation> spans) {
        return spans.stream()
                .mapToDouble(span -> span.totals(planner).shortfallUsd())
                .toArray();
    }
}
