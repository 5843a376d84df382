package io.headrace.decision.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.Planner;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClairvoyantBoundPropertyTest {
    @Test
    void noStrategyIsCheaperThanTheBound() {
        for (long seed = 0; seed < 60; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, 50);
            DeskSettings settings = simulation.settings();
            double bound = ClairvoyantBound.solve(simulation).totals().totalUsd();
            List<Planner> strategies = List.of(
                    new StaticPolicy(),
                    new ThresholdPolicy(settings.threshold(), false, false),
                    new ThresholdPolicy(settings.threshold()),
                    new OrderUpToPolicy(settings));
            for (Planner strategy : strategies) {
                double total = simulation.totals(strategy).totalUsd();
                assertTrue(
                        bound <= total + 1e-6 * Math.abs(total),
                        "bound " + bound + " above " + total + " of " + strategy + " in world " + seed);
            }
        }
    }
}
