package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.fact.SourceView;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Slot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of money that left.
class CrossingTest {
    private static final LaneId HERE = new LaneId(1, "0xsender");
    private static final LaneId THERE = new LaneId(2, "0xsender");
    private static final Route ROUTE = new Route("mint", Route.Bridge.CLAIMED, false, HERE, Optional.of(THERE));
    private static final TransferPlan PLAN =
            TransferPlan.of(new TransferKey("0d", 0, "treasury", "venue", "USDC", 5), ROUTE, 5, 1_000);
    private static final LegId CLAIM = new LegId(PLAN.id(), LegId.Kind.CLAIM, 2);
    private static final Ledger BOOKS = Ledger.EMPTY
            .after(new Entry.Opening("treasury", 9))
            .after(new Entry.Reserve(PLAN.id(), "treasury", 5))
            .after(new Entry.Post(PLAN.id(), 5));

    private static Life claimed(State state, Evidence evidence) {
        return new Life(PLAN, state, CLAIM, Optional.of(new SlotId(THERE, 0)), evidence, 0, -1, "");
    }

    private static Step step(Life life, LifeEvent event) {
        Lane taken = Lane.opened(THERE, 0).take(CLAIM);
        Lane lane = taken.with(taken.slot(0).asked().ended(Slot.End.OURS));
        return new Lifecycle().step(new View(life, lane, BOOKS, 1, 1, Permission.GIVEN, Terms.USUAL), event);
    }

    private static View given(State state, Evidence evidence) {
        LegId leg = new LegId(PLAN.id(), LegId.Kind.SOURCE, 1);
        Life cancelled = new Life(PLAN, state, leg, Optional.of(new SlotId(HERE, 0)), evidence, 0, -1, "");
        Lane taken = Lane.opened(HERE, 0).take(leg);
        Lane lane = taken.with(taken.slot(0).asked().ended(Slot.End.NOOP));
        Ledger books =
                Ledger.EMPTY.after(new Entry.Opening("treasury", 9)).after(new Entry.Reserve(PLAN.id(), "treasury", 5));
        return new View(cancelled, lane, books, 1, 1, Permission.GIVEN, Terms.USUAL);
    }

    /// Called unmoved by its own no-op alone, it was given up while the money crossed in a stranger's transaction.
    @Test
    void aCancelledPaymentIsOnlyUnmovedOnceNobodyCanRunItsOrder() {
        Lifecycle rules = new Lifecycle();
        Life given = rules.step(given(State.FINAL_NOOP, Evidence.NONE), new LifeEvent.Tick())
                .life();
        assertEquals(State.LAPSING, given.state());
        View lapsing = given(State.LAPSING, Evidence.NONE);
        for (boolean lapsed : new boolean[] {false, true}) {
            assertEquals(
                    lapsed ? State.FAILED_NO_MOVE : State.LAPSING,
                    rules.step(lapsing, new LifeEvent.SourceSeen(new SourceView.Still(lapsed)))
                            .life()
                            .state());
        }
    }

    /// It waited for two persons to say so, each time: whoever brought every order first stopped a desk.
    @Test
    void whatSomebodyElseBroughtGoesOnByItself() {
        SourceView.Ran ran = new SourceView.Ran(
                "transaction 0x9", List.of(new Effect.MessageSent("m", 5), new Effect.Paid(PLAN.id(), 5)));
        for (State state : List.of(State.FINAL_REVERT, State.LAPSING)) {
            Step brought = new Lifecycle().step(given(state, Evidence.NONE), new LifeEvent.SourceSeen(ran));
            assertEquals(State.BRIDGE_SENT, brought.life().state());
            assertEquals("m", brought.life().evidence().messageId());
            assertEquals(5, brought.life().evidence().paid());
            assertEquals(List.of(new Entry.Post(PLAN.id(), 5)), brought.entries());
            assertInstanceOf(Command.Page.class, brought.commands().getFirst());
        }
    }

    @Test
    void whatNothingShowsTheWayOfIsToldOnceAndLookedAtAgain() {
        SourceView.Ran bare = new SourceView.Ran("transaction 0x9", List.of(new Effect.Paid(PLAN.id(), 5)));
        View lapsing = given(State.LAPSING, Evidence.NONE);
        Step first = new Lifecycle().step(lapsing, new LifeEvent.SourceSeen(bare));
        assertEquals(State.LAPSING, first.life().state());
        assertEquals(1, first.commands().size());
        View again = new View(first.life(), lapsing.lane(), lapsing.ledger(), 1, 1, Permission.GIVEN, Terms.USUAL);
        Step second = new Lifecycle().step(again, new LifeEvent.SourceSeen(bare));
        assertEquals(List.of(), second.commands());
    }

    /// The books refuse an arrival of nothing: one such credit ended the courier, and each that came after it.
    @Test
    void aCreditOfNothingWaitsForPersons() {
        Life waits =
                claimed(State.CREDIT_WAIT, Evidence.NONE.paid(5).message("m").arrived(5));
        Step seen = step(waits, new LifeEvent.CreditSeen(new CreditView.Credited("credit", PLAN.id(), 0)));
        seen.entries().forEach(BOOKS::after);
        assertEquals(State.MANUAL_REVIEW, seen.life().state());
        assertInstanceOf(Command.Page.class, seen.commands().getFirst());
    }

    /// Each claim that was reverted was followed by another one, for as long as its sender could pay, and nobody was
    /// told.
    @Test
    void aClaimThatIsRevertedAgainAndAgainWaitsForPersons() {
        Receipt reverted = new Receipt("0x1", new BlockRef(9, "b9"), false, List.of());
        Life life =
                claimed(State.FINAL_REVERT, Evidence.NONE.paid(5).message("m").receipt(Optional.of(reverted)));
        for (int i = 1; i < Terms.USUAL.maxSetbacks(); i++) {
            Step again = step(life, new LifeEvent.Tick());
            assertEquals(State.BRIDGE_READY, again.life().state());
            life = claimed(State.FINAL_REVERT, again.life().evidence());
        }
        Step asked = step(life, new LifeEvent.Tick());
        assertEquals(State.MANUAL_REVIEW, asked.life().state());
        assertInstanceOf(Command.Page.class, asked.commands().getFirst());
        Resolution retry = new Resolution(Resolution.Kind.RETRY, "ann", "bob", "the bridge was mended");
        assertEquals(
                State.BRIDGE_READY,
                step(asked.life(), new LifeEvent.Resolved(retry)).life().state());
    }
}
