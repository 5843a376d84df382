package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.decision.policy.Move;
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
}
