package io.headrace.decision.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.memory.Rung;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A desk whose forecasts have lost the right to lower buffers: it keeps what either rule or forecast would keep,
/// and gives back what both would. Kept for good, surplus cost more than the rule and than the model.
class DoubtedForecastTest {
    private static final int WORLDS = 30;
    private static final int PERIODS = 60;
    private static final double ROUNDING_USD = 1e-4;

    @Test
    void whatBothRuleAndForecastWouldGiveBackIsGivenBackAndNothingElse() {
        int returned = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            DeskSettings settings = simulation.settings();
            ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
            OrderUpToPolicy model = new OrderUpToPolicy(settings);
            Policy desk = PredictivePolicy.of(settings);
            int[] moved = {0};
            simulation.run("doubted", (memory, state, outlook, now) -> {
                DemandOutlook doubted = doubted(outlook);
                Decision decision = desk.decide(memory, state, doubted, now);
                for (Move move : decision.moves()) {
                    if (decision.rung() == Rung.GUARDED && move.to().equals(DeskSettings.TREASURY)) {
                        double netted = back(rule.standIn().plan(state, doubted), move.from());
                        double both = Math.min(
                                back(rule.plan(state, doubted), move.from()),
                                back(model.plan(state, doubted), move.from()));
                        assertTrue(move.amount().tokens() <= Math.max(netted, both) + ROUNDING_USD, move::toString);
                        moved[0] += both > netted + ROUNDING_USD ? 1 : 0;
                    }
                }
                return decision;
            });
            returned += moved[0];
        }
        assertTrue(returned > 20, returned + " returns beyond what the rule recalls");
    }

    @Test
    void itCostsNoMoreThanTheDearerOfRuleAndModel() {
        double doubted = 0;
        double rule = 0;
        double model = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            DeskSettings settings = simulation.settings();
            Policy desk = PredictivePolicy.of(settings);
            doubted += simulation
                    .run("doubted", (memory, state, outlook, now) -> desk.decide(memory, state, doubted(outlook), now))
                    .totals()
                    .totalUsd();
            rule += simulation.totals(new ThresholdPolicy(settings.threshold())).totalUsd();
            model += simulation.totals(new OrderUpToPolicy(settings)).totalUsd();
        }
        assertTrue(doubted <= Math.max(rule, model), doubted + " against " + rule + " and " + model);
    }

    private static double back(List<Move> moves, String venue) {
        return Orders.usd(moves, venue, DeskSettings.TREASURY);
    }

    private static DemandOutlook doubted(DemandOutlook outlook) {
        return outlook.with(outlook.venues().stream()
                .map(venue -> venue.doubted(Optional.of("it lost its coverage")))
                .toList());
    }
}
