package io.headrace.decision.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class HedgeIncidentTest {
    private final Stage stage = IncidentLibrary.named("collateral-too-late").stage();

    @Test
    void offsetsCarriedOutCostLessThanTheShortageTheySpare() {
        double with = cost(stage);
        double without = cost(stage.withoutOffsets());
        assertTrue(with < .5 * without, with + " with, " + without + " without offsets");
    }

    @Test
    void adviceStaysAdviceWhereNobodyCarriesItOut() {
        List<Decision> decisions = decisions(stage.withoutOffsets());
        List<Hedge> advised = decisions.get(24).hedges().hedges();
        assertEquals("hyperliquid", advised.getFirst().venue());
        assertTrue(
                advised.getFirst().sentence().contains("saves"),
                advised.getFirst().sentence());
        assertTrue(decisions.get(30).hedges().hedges().size() > 0, "still short, still advised");
        assertEquals(
                "no venue runs short before money can arrive",
                decisions.get(10).hedges().why());
        for (Decision decision : decisions) {
            assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
        }
    }

    private static List<Decision> decisions(Stage world) {
        return Play.through(world, PredictivePolicy.of(world.settings())).periods().stream()
                .map(Played.Period::decision)
                .toList();
    }

    private static double cost(Stage world) {
        Played played = Play.through(world, PredictivePolicy.of(world.settings()));
        return Ledger.of(played).costs().getLast();
    }
}
