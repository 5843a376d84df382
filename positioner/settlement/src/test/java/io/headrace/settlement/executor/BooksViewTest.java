package io.headrace.settlement.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.BooksPoint;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.slot.LegId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a decision may count with: what is free at each node, and what is on its way there.
class BooksViewTest {
    private static final Route ROUTE =
            new Route("direct", Route.Bridge.NONE, false, new LaneId(1, "0xsender"), Optional.empty());
    private static final TransferPlan PLAN =
            new TransferPlan("t", "d", "USDC", "treasury", "alpha", ROUTE, 300, 290, 9);

    private static BooksView view(State state, long paid, Entry... entries) {
        LegId leg = new LegId("t", LegId.Kind.SOURCE, 1);
        Evidence evidence = new Evidence(Optional.empty(), "", paid, 0, "", 0, 0);
        Life life = new Life(PLAN, state, leg, Optional.empty(), evidence, 0, -1, "");
        Ledger ledger = Ledger.EMPTY.after(new Entry.Opening("treasury", 1_000));
        for (Entry entry : entries) {
            ledger = ledger.after(entry);
        }
        return new BooksView(List.of(life), ledger, new BooksPoint(0, "", new TreeMap<>()));
    }

    private static void assertCounted(long treasury, long alpha, int underWay, BooksView view) {
        assertEquals(treasury, view.free("treasury"));
        assertEquals(alpha, view.free("alpha"));
        assertEquals(underWay, view.underWay().size());
    }

    @Test
    void moneyIsPromisedFromThePlanOnAndOnItsWayUntilItIsBookedWhereItGoes() {
        Entry reserve = new Entry.Reserve("t", "treasury", 300);
        Entry post = new Entry.Post("t", 300);
        assertCounted(700, 0, 1, view(State.HELD, 0));
        assertCounted(700, 0, 1, view(State.IN_MEMPOOL, 0, reserve));
        assertCounted(700, 0, 1, view(State.BRIDGE_SENT, 300, reserve, post));
    }

    /// It was taken from where it came from a second time, and counted twice where it was.
    @Test
    void moneyThatArrivedIsNeitherPromisedNorOnItsWayWhilePersonsLookAtItsTransfer() {
        BooksView looked = view(
                State.MANUAL_REVIEW,
                300,
                new Entry.Reserve("t", "treasury", 300),
                new Entry.Post("t", 300),
                new Entry.Arrive("t", "alpha", 280));
        assertCounted(700, 280, 0, looked);
    }

    /// A bucket that had given it already was planned with as if it had to give it once more.
    @Test
    void whatIsInABlockIsNoPromiseThatABucketHasStillToKeep() {
        Entry reserve = new Entry.Reserve("t", "treasury", 300);
        assertEquals(Map.of("direct", 300L), view(State.PLANNED, 0).promised("treasury"));
        assertEquals(Map.of("direct", 300L), view(State.IN_MEMPOOL, 0, reserve).promised("treasury"));
        assertEquals(Map.of(), view(State.INCLUDED, 0, reserve).promised("treasury"));
        assertEquals(
                Map.of(),
                view(State.BRIDGE_SENT, 300, reserve, new Entry.Post("t", 300)).promised("treasury"));
        assertEquals(Map.of(), view(State.PLANNED, 0).promised("alpha"));
    }
}
