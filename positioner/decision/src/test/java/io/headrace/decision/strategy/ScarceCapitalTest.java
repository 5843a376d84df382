package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.ThresholdParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where capital covers nobody, money on its way from one short venue to another covers neither.
class ScarceCapitalTest {
    /// Demand is 100 (its median forecast 96); up to a tenth short costs the near price only.
    private static final double DEEP_BELOW = .9 * 100;

    @Test
    void aVenueThatIsDeeplyShortItselfGivesNothingToOneThatIsShorter() {
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 85, 85)
                .venue("bravo", 100, 50, 50)
                .venue("carol", 100, 80, 80);

        Decision decision = policy().decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);

        assertTrue(decision.why().contains("capital does not cover every floor"), decision.why());
        assertEquals(List.of(), decision.moves());
    }

    @Test
    void aVenueGivesWhatItMissesAtTheNearPriceToOneThatIsDeeplyShort() {
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 95, 95)
                .venue("bravo", 100, 50, 50)
                .venue("carol", 100, 80, 80);

        List<Move> moves = policy().plan(desk.state(), desk.outlook());

        assertEquals(95 - DEEP_BELOW, SmallDesk.moved(moves, "alpha"), 1e-6);
        assertEquals(0, SmallDesk.moved(moves, "carol"), "carol is deeply short itself");
    }

    @Test
    void aForecastThatFallsBelowWhatAVenueNeedsNowFreesNothing() {
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 88, 88)
                .venue("bravo", 100, 50, 50)
                .venue("carol", 100, 80, 80);

        assertEquals(List.of(), policy().plan(desk.state(), desk.outlook()));
    }

    private static OrderUpToPolicy policy() {
        ThresholdPolicy rule = new ThresholdPolicy(new ThresholdParameters(1.05, 1.12, 1.35, 1.20));
        Costs costs = new Costs(.1, 0, .0024, .024, .1);
        return new OrderUpToPolicy(OrderUpToParameters.DEFAULT, costs, rule, SmallDesk.HOUR);
    }
}
