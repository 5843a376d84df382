package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
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
}
