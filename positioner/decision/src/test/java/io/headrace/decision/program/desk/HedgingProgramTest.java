package io.headrace.decision.program.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.hedge.HedgeParameters;
import io.headrace.decision.settings.hedge.HedgeProduct;
import java.util.List;
import org.junit.jupiter.api.Test;

class HedgingProgramTest {
    private static final List<HedgeProduct> BOTH = List.of(HedgeDesk.perpetual("a"), HedgeDesk.perpetual("b"));
    private static final double AMPLE = 3e6;

    @Test
    void theProgramOffsetsWhatMoneyCannotReachInTime() {
        Decision decision = decided(desk(8, 880_000), BOTH);
        Hedge hedge = decision.hedges().hedges().getFirst();
        assertEquals("a", hedge.venue());
        assertEquals("b", hedge.at());
        assertTrue(hedge.freedUsd() > 0 && hedge.askedUsd() < 0 && hedge.savesUsd() > 0, hedge.sentence());
        assertTrue(decision.why().startsWith("the program decides"), decision.why());
        assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
    }

    @Test
    void theProgramMovesMoneyWhereItComesInTime() {
        Decision decision = decided(desk(1, 880_000), BOTH);
        assertTrue(decision.hedges().hedges().isEmpty(), decision.hedges().toString());
        assertTrue(!decision.hedges().why().isEmpty() && !decision.moves().isEmpty());
    }

    @Test
    void withoutProductsNothingIsSaid() {
        assertEquals(HedgePlan.NONE, decided(desk(8, 880_000), List.of()).hedges());
    }

    private static HedgeDesk desk(int lead, double onHand) {
        return new HedgeDesk(List.of("a", "b"), lead, BOTH, AMPLE)
                .venue("a", 6e6, onHand)
                .venue("b", -6e6, 1.2e6);
    }

    private static Decision decided(HedgeDesk desk, List<HedgeProduct> products) {
        Predictive predictive = Predictive.program(ProgramParameters.DEFAULT)
                .withHedging(new HedgeParameters(products, Double.POSITIVE_INFINITY, 0, true));
        DeskSettings settings = desk.settings().withPredictive(predictive);
        return new ProgramPolicy(settings).decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);
    }
}
