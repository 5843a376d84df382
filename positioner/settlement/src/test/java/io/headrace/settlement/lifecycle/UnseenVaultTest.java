package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a payment whose vault too few operators tell alike, or seems short.
class UnseenVaultTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");
    private static final Route ROUTE = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
    private static final long PATIENCE = Terms.USUAL.waits().reserveNanos();
    private static final long EXPIRES = 10 * PATIENCE;
    private static final TransferPlan PLAN =
            TransferPlan.of(new TransferKey("0d", 0, "treasury", "venue", "USDC", 5), ROUTE, 5, EXPIRES);
    private static final LegId LEG = new LegId(PLAN.id(), LegId.Kind.SOURCE, 1);
    private static final LegId BEHIND = new LegId("behind", LegId.Kind.CLAIM, 1);
    private static final Ledger BOOKS =
            Ledger.EMPTY.after(new Entry.Opening("treasury", 9)).after(new Entry.Reserve(PLAN.id(), "treasury", 5));
    private static final Life RESERVED =
            Life.planned(PLAN, 0).to(State.APPROVED, 0).to(State.RESERVED, 0);

    private static Step tick(Life life, Lane lane, Permission permission, long nowNanos) {
        View view = new View(life, lane, BOOKS, 1, nowNanos, permission, new Passage.Unseen(), Terms.USUAL);
        return new Lifecycle().step(view, new LifeEvent.Tick());
    }

    private static Step tick(Life life, Permission permission, long nowNanos) {
        return tick(life, Lane.opened(LANE, 0), permission, nowNanos);
    }

    private static List<Command> pages(Step step) {
        return step.commands().stream().filter(Command.Page.class::isInstance).toList();
    }

    private static void assertTold(State state, String why, Step step) {
        assertEquals(state, step.life().state());
        assertTrue(step.life().reason().contains(why), step.life()::reason);
        assertEquals(1, pages(step).size());
    }

    /// It was given back again and again, and nobody heard why nothing moved.
    @Test
    void aReservationThatIsGivenBackForThatSaysSo() {
        assertEquals(RESERVED, tick(RESERVED, Permission.GIVEN, PATIENCE - 1).life());
        assertTold(State.RELEASED, "too few operators", tick(RESERVED, Permission.GIVEN, PATIENCE));
    }

    /// All that stood behind it in its sender waited until it expired.
    @Test
    void aSlotIsNotHeldForItUntilItExpires() {
        Life slotted = RESERVED.to(State.SLOTTED, 0).in(LEG, new SlotId(LANE, 0));
        Lane lane = Lane.opened(LANE, 0).take(LEG).take(BEHIND);
        assertEquals(
                slotted, tick(slotted, lane, Permission.GIVEN, PATIENCE - 1).life());
        assertTold(State.CANCELLING, "too few operators", tick(slotted, lane, Permission.GIVEN, PATIENCE));
        Lane alone = Lane.opened(LANE, 0).take(LEG);
        assertTold(State.RELEASED, "too few operators", tick(slotted, alone, Permission.GIVEN, PATIENCE));
    }

    /// Nobody heard of it: no attestor was asked, for its vault could not be read.
    @Test
    void aPlanThatExpiresAndNobodySaidWhyIsTold() {
        Life planned = Life.planned(PLAN, 0);
        assertTold(State.EXPIRED, "before it expired", tick(planned, Permission.GIVEN, EXPIRES));
        assertEquals(List.of(), pages(tick(planned, Permission.HALTED, EXPIRES)), "the halt was told");
        Step said = tick(planned.because("the vault is paused: until its owner lifts that"), Permission.GIVEN, EXPIRES);
        assertEquals(List.of(), pages(said), "persons know");
        assertEquals(
                "the vault is paused: until its owner lifts that", said.life().reason());
    }

    /// One block before, a bucket may seem short of what has just left it: a payment that would have passed was given
    /// back.
    @Test
    void aSlotIsNotGivenBackForABucketThatIsShortForAMoment() {
        Life slotted = RESERVED.to(State.SLOTTED, 0).in(LEG, new SlotId(LANE, 0));
        Passage shut = new Passage.Shut("the bucket is short: it holds nothing");
        long grace = 15_000_000_000L;
        assertEquals(slotted, slotted(slotted, shut, grace - 1).life());
        assertTold(State.RELEASED, "is short", slotted(slotted, shut, grace));
        assertTold(State.RELEASED, "is closed", slotted(slotted, new Passage.Dead("the lane is closed"), 1));
    }

    private static Step slotted(Life life, Passage passage, long nowNanos) {
        Lane lane = Lane.opened(LANE, 0).take(LEG);
        View view = new View(life, lane, BOOKS, 1, nowNanos, Permission.GIVEN, passage, Terms.USUAL);
        return new Lifecycle().step(view, new LifeEvent.Tick());
    }
}
