package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a slot that a process took and did not live to sign in.
class UnsignedSlotTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");
    private static final Route ROUTE = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
    private static final long EXPIRES = 1_000;
    private static final TransferPlan PLAN =
            TransferPlan.of(new TransferKey("0d", 0, "treasury", "venue", "USDC", 5), ROUTE, 5, EXPIRES);
    private static final LegId LEG = new LegId(PLAN.id(), LegId.Kind.SOURCE, 1);
    private static final Ledger BOOKS =
            Ledger.EMPTY.after(new Entry.Opening("treasury", 9)).after(new Entry.Reserve(PLAN.id(), "treasury", 5));

    private static Step tick(Permission permission, long nowNanos) {
        return tick(Lane.opened(LANE, 0).take(LEG), permission, nowNanos);
    }

    private static Step tick(Lane lane, Permission permission, long nowNanos) {
        Life slotted = Life.planned(PLAN, 0)
                .to(State.APPROVED, 0)
                .to(State.RESERVED, 0)
                .to(State.SLOTTED, 0)
                .in(LEG, new SlotId(LANE, 0));
        return new Lifecycle()
                .step(new View(slotted, lane, BOOKS, 1, nowNanos, permission, Terms.USUAL), new LifeEvent.Tick());
    }

    /// After a kill transfers were given up for no reason but that the start had not compared yet.
    @Test
    void aStartThatHasNotComparedYetKeepsTheSlotAndSignsLater() {
        Step waits = tick(Permission.NOT_YET, 1);
        assertEquals(State.SLOTTED, waits.life().state());
        assertEquals(1, waits.lane().next());
        assertEquals(0, waits.commands().size());
        assertEquals(1, tick(Permission.GIVEN, 1).commands().size());
    }

    @Test
    void aHaltGivesItBack() {
        Step back = tick(Permission.HALTED, 1);
        assertEquals(State.RELEASED, back.life().state());
        assertEquals(0, back.lane().next());
    }

    @Test
    void aPaymentThatExpiresWhileItWaitsIsGivenBack() {
        assertEquals(State.RELEASED, tick(Permission.NOT_YET, EXPIRES).life().state());
    }

    /// A signer that refuses for ever, such as one that is not to call the contract, left its slot to block
    /// all that follow.
    @Test
    void aPaymentThatTheSignerRefusedUntilItExpiredIsCancelledInItsSlot() {
        Lane taken = Lane.opened(LANE, 0).take(LEG);
        Lane asked = taken.with(taken.slot(0).asked());
        assertEquals(State.SLOTTED, tick(asked, Permission.GIVEN, 1).life().state());
        assertEquals(
                State.SLOTTED, tick(asked, Permission.HALTED, EXPIRES).life().state());
        assertEquals(
                State.CANCELLING, tick(asked, Permission.GIVEN, EXPIRES).life().state());
    }
}
