package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import io.headrace.settlement.slot.SlotVerdict;
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

    /// Seed 13832: signed at the cap, the answer lost, expired, and remembered by the signer alone. No no-op
    /// could pay more, and what was there was not sent: its sender stood still for good.
    @Test
    void whatWasSignedAtTheDearestIsSentWhenNoNoopCanTakeItsPlace() {
        Fees cap = Terms.USUAL.fees().first(Long.MAX_VALUE / 4);
        Lane taken = Lane.opened(LANE, 0).take(LEG);
        Lane lane = taken.with(taken.slot(0).asked().with(new Attempt("0x1", false, cap, "0xraw", false)));
        Life life = Life.planned(PLAN, 0)
                .to(State.APPROVED, 0)
                .to(State.RESERVED, 0)
                .to(State.SLOTTED, 0)
                .in(LEG, new SlotId(LANE, 0))
                .to(State.CANCELLING, EXPIRES);
        View view = new View(life, lane, BOOKS, 1, EXPIRES, Permission.GIVEN, Terms.USUAL);
        Step sent = new Lifecycle().step(view, new LifeEvent.Tick());
        assertInstanceOf(Command.Send.class, sent.commands().getFirst());
        assertTrue(sent.lane().slot(0).attempts().getLast().sendBegan());
    }

    private static final Route CLAIMED =
            new Route("mint", Route.Bridge.CLAIMED, false, LANE, Optional.of(new LaneId(2, "0xclaimer")));

    /// A claim in its slot, which the signer refused once.
    private static Step claim(State state, Slot slot, long nowNanos, LifeEvent event) {
        LaneId there = CLAIMED.lane(LegId.Kind.CLAIM);
        LegId leg = slot.leg();
        Life life = new Life(
                TransferPlan.of(new TransferKey("0d", 0, "treasury", "venue", "USDC", 5), CLAIMED, 5, EXPIRES),
                state,
                leg,
                Optional.of(new SlotId(there, 0)),
                Evidence.NONE.paid(5).message("m"),
                0,
                -1,
                "its call is not known");
        Lane lane = Lane.opened(there, 0).take(leg).with(slot);
        return new Lifecycle().step(new View(life, lane, BOOKS, 1, nowNanos, Permission.GIVEN, Terms.USUAL), event);
    }

    private static Slot claimSlot() {
        return Lane.opened(CLAIMED.lane(LegId.Kind.CLAIM), 0)
                .take(new LegId(PLAN.id(), LegId.Kind.CLAIM, 2))
                .slot(0)
                .asked();
    }

    /// Somebody else claimed the message between the look and the signature: nothing claims it any more, and
    /// its slot held back all that followed for good.
    @Test
    void aClaimThatCanNoLongerBeSignedUsesItsSlotUp() {
        long waits = Terms.USUAL.waits().reserveNanos();
        LifeEvent tick = new LifeEvent.Tick();
        Step asks = claim(State.SLOTTED, claimSlot(), waits - 1, tick);
        assertEquals(State.SLOTTED, asks.life().state());
        assertInstanceOf(Command.Sign.class, asks.commands().getFirst());
        assertEquals(
                State.CANCELLING,
                claim(State.SLOTTED, claimSlot(), waits, tick).life().state());
    }

    /// The same after it was signed and paid too little: no replacement can be signed but a no-op.
    @Test
    void aClaimThatCanNotBePaidMoreUsesItsSlotUp() {
        Attempt sent = new Attempt("0x1", false, new Fees(2, 1), "0xraw", true);
        assertEquals(
                State.CANCELLING,
                claim(State.BUMPING, claimSlot().with(sent), Terms.USUAL.waits().reserveNanos(), new LifeEvent.Tick())
                        .life()
                        .state());
    }

    /// A claim that every node called invalid was signed anew for as long as its fee could rise, then resent for
    /// good: no slot behind it was ever mined.
    @Test
    void aClaimThatNodesCallInvalidAgainAndAgainUsesItsSlotUp() {
        LifeEvent nowhere = new LifeEvent.Seen(new SlotVerdict.Missing(), 9);
        Slot slot = claimSlot();
        for (int setbacks = 1; setbacks <= Terms.USUAL.maxSetbacks(); setbacks++) {
            slot = slot.with(invalid(setbacks));
            assertEquals(
                    State.SLOTTED, claim(State.REFUSED, slot, 1, nowhere).life().state());
        }
        Slot often = slot.with(invalid(Terms.USUAL.maxSetbacks() + 1));
        assertEquals(
                State.CANCELLING, claim(State.REFUSED, often, 1, nowhere).life().state());
    }

    private static Attempt invalid(int time) {
        return new Attempt("0x" + time, false, new Fees(1L << time, 1), "0xraw" + time, true);
    }

    @Test
    void aClaimWhoseSlotWasUsedUpIsLookedAtAgain() {
        Step again = claim(State.FINAL_NOOP, claimSlot().ended(Slot.End.NOOP), 1, new LifeEvent.Tick());
        assertEquals(State.BRIDGE_READY, again.life().state());
        assertEquals(Optional.empty(), again.life().slot());
    }

    @Test
    void aPersonIsToldOnceWhyNothingIsSigned() {
        assertEquals(
                0,
                claim(State.SLOTTED, claimSlot(), 1, new LifeEvent.SignRefused("its call is not known"))
                        .commands()
                        .size());
        assertEquals(
                1,
                claim(State.SLOTTED, claimSlot(), 1, new LifeEvent.SignRefused("there is no key"))
                        .commands()
                        .size());
    }
}
