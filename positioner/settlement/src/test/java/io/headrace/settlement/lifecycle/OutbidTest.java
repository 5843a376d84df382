package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.SlotVerdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a payment that waits for a block is outbid by its own replacement.
class OutbidTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");
    private static final Route ROUTE = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
    private static final long EXPIRES = 1_000;
    private static final TransferPlan PLAN =
            TransferPlan.of(new TransferKey("0d", 0, "treasury", "venue", "USDC", 5), ROUTE, 5, EXPIRES);
    private static final SlotId SECOND = new SlotId(LANE, 1);
    private static final long OVERDUE = Terms.USUAL.bumpBlocks();

    /// A lane whose lower slot another transfer has.
    private static Lane lane() {
        Lane both = Lane.opened(LANE, 0)
                .take(new LegId("other", LegId.Kind.SOURCE, 1))
                .take(leg());
        return both.with(both.slot(1).asked().with(new Attempt("0xaa", false, new Fees(2, 1), "0xraw", true)));
    }

    private static LegId leg() {
        return new LegId(PLAN.id(), LegId.Kind.SOURCE, 1);
    }

    private static State seen(SlotVerdict verdict, long nowNanos) {
        Life sent = Life.planned(PLAN, 0).to(State.APPROVED, 0).to(State.RESERVED, 0);
        Life waiting = sent.to(State.SLOTTED, 0)
                .in(leg(), SECOND)
                .to(State.SIGNED, 0)
                .to(State.SENDING, 0)
                .to(State.IN_MEMPOOL, 0)
                .waitingSince(0);
        View view = new View(waiting, lane(), Ledger.EMPTY, 1, nowNanos, Permission.GIVEN, Terms.USUAL);
        return new Lifecycle()
                .step(view, new LifeEvent.Seen(verdict, OVERDUE))
                .life()
                .state();
    }

    /// Anvil's pool forgets a payment that is replaced behind another one, with all that follow on
    /// it: every replacement of a whole lane threw away what it had just sent.
    @Test
    void aPaymentBehindALowerNonceIsNotOutbid() {
        assertEquals(State.IN_MEMPOOL, seen(new SlotVerdict.Waiting(true), 1));
        assertEquals(State.BUMPING, seen(new SlotVerdict.Waiting(false), 1));
    }

    @Test
    void anExpiredPaymentIsCancelledEvenBehindALowerNonce() {
        assertEquals(State.CANCELLING, seen(new SlotVerdict.Waiting(true), EXPIRES));
    }

    /// Nodes may take what pays too little and forget it at once. Each time that it was missed began the count of
    /// blocks
    /// anew: it was sent again and again, never for more, and all that followed in its sender waited with it.
    @Test
    void whatNodesTakeAndForgetAgainIsOutbidOnceItIsTheLowest() {
        Lane alone = Lane.opened(LANE, 0).take(leg());
        Attempt sent = new Attempt("0xaa", false, new Fees(2, 1), "0xraw", true);
        assertEquals(State.BUMPING, forgotten(alone.with(alone.slot(0).asked().with(sent)), new SlotId(LANE, 0)));
        assertEquals(State.IN_MEMPOOL, forgotten(lane(), SECOND), "a lower nonce is what it waits for");
    }

    /// Where a payment is after being taken and missed in turn for long.
    private static State forgotten(Lane lane, SlotId slot) {
        Life life = Life.planned(PLAN, 0)
                .to(State.APPROVED, 0)
                .to(State.RESERVED, 0)
                .to(State.SLOTTED, 0)
                .in(leg(), slot)
                .to(State.SIGNED, 0)
                .to(State.SENDING, 0)
                .to(State.IN_MEMPOOL, 0);
        SendAnswer taken = new SendAnswer(SendAnswer.Kind.ACCEPTED, "taken");
        for (long head = 0; head <= 2 * OVERDUE; head++) {
            life = stepped(life, lane, new LifeEvent.Seen(new SlotVerdict.Missing(), head));
            if (head % 2 == 0) {
                life = stepped(life, lane, new LifeEvent.Answered("0xaa", taken));
            }
        }
        return life.state();
    }

    private static Life stepped(Life life, Lane lane, LifeEvent event) {
        View view = new View(life, lane, Ledger.EMPTY, 1, 1, Permission.GIVEN, Terms.USUAL);
        return new Lifecycle().step(view, event).life();
    }
}
