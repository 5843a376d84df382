package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.LaneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// One transfer has one id, and two transfers have two.
class TransferKeyTest {
    private static final TransferKey KEY = new TransferKey("0d", 1, "treasury", "alpha", "USDC", 5);

    @Test
    void whatIsTheSameHasTheSameIdInEveryProcess() {
        assertEquals("0x7525f7033dd81f1b0157ab284f38ecd50d38d70e28e3a7f15c88254778767d62", KEY.id());
        assertEquals(KEY.id(), new TransferKey("0d", 1, "treasury", "alpha", "USDC", 5).id());
    }

    @Test
    void everythingInItCounts() {
        List<TransferKey> keys = List.of(
                KEY,
                new TransferKey("0e", 1, "treasury", "alpha", "USDC", 5),
                new TransferKey("0d", 2, "treasury", "alpha", "USDC", 5),
                new TransferKey("0d", 1, "treasurya", "lpha", "USDC", 5),
                new TransferKey("0d", 1, "treasury", "beta", "USDC", 5),
                new TransferKey("0d", 1, "treasury", "alpha", "USDT", 5),
                new TransferKey("0d", 1, "treasury", "alpha", "USDC", 6));
        Set<String> ids = new HashSet<>();
        keys.forEach(key -> assertTrue(ids.add(key.id()), key::toString));
    }

    @Test
    void aPlanTakesItsIdFromItsKey() {
        Route route = new Route("direct", Route.Bridge.NONE, false, new LaneId(1, "0xsender"), Optional.empty());
        TransferPlan plan = TransferPlan.of(KEY, route, 5, 9);
        assertEquals(KEY.id(), plan.id());
        assertEquals(
                List.of("0d", "USDC", "treasury", "alpha"),
                List.of(plan.decision(), plan.asset(), plan.from(), plan.to()));
    }

    @Test
    void movesOfNothingAndOfNoDecisionHaveNone() {
        assertThrows(IllegalArgumentException.class, () -> new TransferKey(" ", 0, "a", "b", "USDC", 1));
        assertThrows(IllegalArgumentException.class, () -> new TransferKey("0d", -1, "a", "b", "USDC", 1));
        assertThrows(IllegalArgumentException.class, () -> new TransferKey("0d", 0, "a", "b", "USDC", 0));
    }
}
