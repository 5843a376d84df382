package io.headrace.settlement.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.View.Permission;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.SlotVerdict;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A sender that cannot pay for gas waits, says so, and goes on when it was filled.
class GasHoldTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");
    private static final Route ROUTE = new Route("direct", Route.Bridge.NONE, false, LANE, Optional.empty());
    private static final TransferPlan PLAN =
            TransferPlan.of(new TransferKey("0d", 0, "treasury", "venue", "USDC", 5), ROUTE, 5, Long.MAX_VALUE);
    private static final LifeEvent.Tick TICK = new LifeEvent.Tick();
    private static final Lifecycle RULES = new Lifecycle();

    private static View view(Life life, Lane lane, Ledger books) {
        return new View(life, lane, books, 1_000_000_000L, 1, Permission.GIVEN, Terms.USUAL);
    }

    private static Life reserved() {
        return Life.planned(PLAN, 0).to(State.APPROVED, 0).to(State.RESERVED, 0);
    }

    private static Ledger books(long wei) {
        Ledger opened =
                Ledger.EMPTY.after(new Entry.Opening("treasury", 9)).after(new Entry.Reserve(PLAN.id(), "treasury", 5));
        return wei < 0 ? opened : opened.after(opened.purses().to(LANE, BigInteger.valueOf(wei)));
    }

    @Test
    void aSenderShortOfGasIsAHoldThatIsSaidOnce() {
        Step said = RULES.step(view(reserved(), Lane.opened(LANE, 0), books(1_000)), TICK);
        assertEquals(State.RESERVED, said.life().state());
        assertInstanceOf(Command.Page.class, said.commands().getFirst());
        assertTrue(said.life().reason().startsWith("short of gas, sender 1/0xsender: it has 1000 wei"), said::toString);
        Step again = RULES.step(view(said.life(), Lane.opened(LANE, 0), books(1_001)), TICK);
        assertEquals(said.life(), again.life());
        assertEquals(List.of(), again.commands());
    }

    @Test
    void aFilledSenderGoesOnByItself() {
        Step said = RULES.step(view(reserved(), Lane.opened(LANE, 0), books(1_000)), TICK);
        Step on = RULES.step(view(said.life(), Lane.opened(LANE, 0), books(2_000_000_000_000_000L)), TICK);
        assertEquals(State.SLOTTED, on.life().state());
        assertEquals("", on.life().reason());
    }

    @Test
    void aPurseNobodySawIsNotHeldAgainstItsSender() {
        assertEquals(
                State.SLOTTED,
                RULES.step(view(reserved(), Lane.opened(LANE, 0), books(-1)), TICK)
                        .life()
                        .state());
    }

    @Test
    void theFeeOfTheReceiptIsBookedAtFinality() {
        Attempt attempt = new Attempt("0xaa", false, new Fees(2, 1), "0xraw", true);
        Lane taken =
                Lane.opened(LANE, 0).take(reserved().nextLeg(reserved().leg().kind()));
        Lane signed = taken.with(taken.slot(0).asked().with(attempt));
        Life included = reserved()
                .to(State.SLOTTED, 0)
                .in(reserved().nextLeg(reserved().leg().kind()), new SlotId(LANE, 0))
                .to(State.INCLUDED, 0);
        Receipt receipt = new Receipt(
                "0xaa", new BlockRef(3, "b3"), true, List.of(new Effect.Paid(PLAN.id(), 5)), BigInteger.valueOf(77));
        LifeEvent seen = new LifeEvent.Seen(new SlotVerdict.Final(receipt), 9);
        Entry gas = new Entry.Gas(new SlotId(LANE, 0), BigInteger.valueOf(77));
        assertEquals(
                List.of(gas, new Entry.Post(PLAN.id(), 5)),
                RULES.step(view(included, signed, books(500)), seen).entries());
        assertEquals(
                List.of(new Entry.Post(PLAN.id(), 5)),
                RULES.step(view(included, signed, books(-1)), seen).entries());
    }
}
