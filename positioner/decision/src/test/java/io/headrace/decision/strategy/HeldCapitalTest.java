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

/// Capital that may not be withdrawn is not counted on.
class HeldCapitalTest {
    private static final ThresholdPolicy RULE = new ThresholdPolicy(new ThresholdParameters(1.05, 1.12, 1.35, 1.20));

    @Test
    void ruleRecallsFromVenuesThatMayGiveInsteadOfCountingOnHeldCapital() {
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 200, 5) // above hi, nearly all of it held
                .venue("bravo", 100, 130, 130) // between up and hi, free
                .venue("carol", 100, 90, 90); // 22 short of up

        List<Move> moves = RULE.plan(desk.state(), desk.outlook());

        assertEquals(5, SmallDesk.moved(moves, "alpha"), 1e-6);
        assertEquals(17, SmallDesk.moved(moves, "bravo"), 1e-6, "22 less the 5 alpha may give");
    }

    @Test
    void ruleSaysThatHeldCapitalStays() {
        SmallDesk desk = SmallDesk.treasury(0).venue("alpha", 100, 200, 0).venue("bravo", 100, 110, 110);

        assertEquals(List.of(), RULE.plan(desk.state(), desk.outlook()));
        assertEquals(
                "withdrawable",
                RULE.reasons(desk.state(), desk.outlook()).getFirst().binding());
    }

    @Test
    void modelDoesNotCountHeldCapitalAsCoveringTheOthers() {
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 220, 0)
                .venue("bravo", 100, 80, 80)
                .venue("carol", 100, 80, 80);

        Decision decision = policy().decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);

        assertTrue(decision.why().contains("capital does not cover every floor"), decision.why());
        assertTrue(decision.why().contains("may not be withdrawn"), decision.why());
        assertEquals(List.of(), decision.moves());
        double price = decision.budget().shadowPricePerDay();
        assertTrue(price > .9 * 6 * .95 * .0024 && price < 6 * .0024, "price " + price);
    }

    @Test
    void modelGivesTheOthersAllThatMayBeWithdrawn() {
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 220, 20)
                .venue("bravo", 100, 60, 60)
                .venue("carol", 100, 100, 100);

        List<Move> moves = policy().plan(desk.state(), desk.outlook());

        assertEquals(20, SmallDesk.moved(moves, "alpha"), 1e-6);
        assertTrue(SmallDesk.moved(moves, "carol") > 0, "carol shares what there is: " + moves);
    }

    @Test
    void heldCapitalBelowTheTargetCountsInFull() {
        SmallDesk desk = SmallDesk.treasury(120).venue("alpha", 100, 100, 0).venue("bravo", 100, 100, 100);

        Decision decision = policy().decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);

        assertEquals("every venue has a forecast", decision.why());
        assertEquals(0, decision.budget().shadowPricePerDay());
    }

    @Test
    void nothingNeededAndLessThanNothingThereGivesNumbers() {
        SmallDesk desk = SmallDesk.treasury(0).venue("alpha", 0, -5, 0).venue("bravo", 0, 0, 0);

        Decision decision = policy().decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);

        assertEquals(List.of(), decision.moves());
        decision.reasons().forEach(reason -> assertTrue(Double.isFinite(reason.targetUsd()), reason.toString()));
        assertTrue(Double.isFinite(decision.budget().shadowPricePerDay()));
    }

    private static OrderUpToPolicy policy() {
        return new OrderUpToPolicy(new OrderUpToParameters(.9, .99, 1.5, 4, 2.5), Costs.DEFAULT, RULE, SmallDesk.HOUR);
    }
}
