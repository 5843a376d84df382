package io.headrace.settlement.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.HoldingView;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferKey;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.slot.LegId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What books and chain say of a node, and what transfers on their way explain of the difference.
class ReconciliationTest {
    private static final LaneId LANE = new LaneId(1, "0xsender");

    private static Life life(int number, State state, long units, long paid, String credit) {
        Route route = new Route("bridge", Route.Bridge.RELAYED, false, LANE, Optional.empty());
        TransferKey key = new TransferKey("0d", number, "treasury", "alpha", "USDC", units);
        TransferPlan plan = TransferPlan.of(key, route, 0, Long.MAX_VALUE);
        Evidence evidence = new Evidence(Optional.empty(), "", paid, 0, credit, credit.isEmpty() ? 0 : paid, 0);
        LegId leg = new LegId(plan.id(), LegId.Kind.SOURCE, 1);
        return new Life(plan, state, leg, Optional.of(new SlotId(LANE, number)), evidence, 0, -1, "");
    }

    private static Ledger opened() {
        return Ledger.EMPTY.after(new Entry.Opening("treasury", 1_000)).after(new Entry.Opening("alpha", 50));
    }

    private static List<HoldingView> both(long units) {
        return List.of(
                new HoldingView("north", 1, new BlockRef(8, "b8"), units),
                new HoldingView("south", 1, new BlockRef(9, "b9"), units));
    }

    private static Finding found(Ledger ledger, List<Life> open, String node, List<HoldingView> said) {
        TreeMap<String, List<HoldingView>> views = new TreeMap<>();
        views.put(node, said);
        return Reconciliation.of(ledger, open, views).findings().getFirst();
    }

    private static long left(Ledger ledger, List<Life> open, String node, long seen) {
        return found(ledger, open, node, both(seen)).unexplained();
    }

    @Test
    void nothingOnItsWayExplainsNothing() {
        assertEquals(0, left(opened(), List.of(), "treasury", 1_000));
        assertEquals(-1, left(opened(), List.of(), "treasury", 999));
        assertEquals(3, left(opened(), List.of(), "treasury", 1_003));
        Finding finding = found(opened(), List.of(), "treasury", both(1_003));
        assertEquals(8, finding.block());
        assertTrue(finding.sentence().contains("treasury holds 1003 by its chain and 1000 by the books; 3 of"));
    }

    @Test
    void aPaymentThatMayBeFinalAndIsNotBookedExplainsItself() {
        Life signed = life(0, State.IN_MEMPOOL, 300, 0, "");
        Ledger reserved = opened().after(new Entry.Reserve(signed.id(), "treasury", 300));
        assertEquals(0, left(reserved, List.of(signed), "treasury", 1_000));
        assertEquals(0, left(reserved, List.of(signed), "treasury", 700));
        assertEquals(-1, left(reserved, List.of(signed), "treasury", 699));
        assertEquals(-100, left(reserved, List.of(signed), "treasury", 900), "a part of a payment is no payment");
    }

    @Test
    void aBookedPaymentMayBeNewerThanTheBlockThatWasRead() {
        Life sent = life(0, State.BRIDGE_SENT, 300, 300, "");
        Ledger posted =
                opened().after(new Entry.Reserve(sent.id(), "treasury", 300)).after(new Entry.Post(sent.id(), 300));
        assertEquals(0, left(posted, List.of(sent), "treasury", 700));
        assertEquals(0, left(posted, List.of(sent), "treasury", 1_000));
        assertEquals(0, left(posted, List.of(sent), "alpha", 50));
        assertEquals(0, left(posted, List.of(sent), "alpha", 349), "it may have arrived, less a fee");
        assertEquals(1, left(posted, List.of(sent), "alpha", 351));
    }

    @Test
    void oneOperatorAloneIsNotBelieved() {
        TreeMap<String, List<HoldingView>> views = new TreeMap<>();
        views.put("treasury", List.of(both(1).getFirst(), both(2).getLast()));
        assertEquals(List.of(), Reconciliation.of(opened(), List.of(), views).findings());
        views.put("treasury", List.of(both(1).getFirst(), both(1).getFirst()));
        assertEquals(List.of(), Reconciliation.of(opened(), List.of(), views).findings());
    }

    @Test
    void twoAgainstTwoIsNoBalance() {
        TreeMap<String, List<HoldingView>> views = new TreeMap<>();
        views.put(
                "treasury",
                List.of(
                        new HoldingView("north", 1, new BlockRef(8, "b8"), 1_000),
                        new HoldingView("south", 1, new BlockRef(8, "b8"), 1_000),
                        new HoldingView("east", 1, new BlockRef(8, "b8"), 999),
                        new HoldingView("west", 1, new BlockRef(8, "b8"), 999)));
        assertEquals(List.of(), Reconciliation.of(opened(), List.of(), views).findings());
    }

    @Test
    void balancesOfOneChainAtDifferentBlocksAreNotHeldAgainstTheBooks() {
        TreeMap<String, List<HoldingView>> views = new TreeMap<>();
        views.put("alpha", both(50));
        views.put("treasury", at(1, new BlockRef(9, "b9")));
        Reconciliation mixed = Reconciliation.of(opened(), List.of(), views);
        assertEquals(
                List.of("alpha"), mixed.findings().stream().map(Finding::node).toList());
        assertTrue(mixed.contradictions().getFirst().startsWith("balances of chain 1 were read at"), mixed::toString);
        views.put("treasury", at(1, new BlockRef(8, "other")));
        assertEquals(
                1,
                Reconciliation.of(opened(), List.of(), views).contradictions().size(),
                "another hash");
        views.put("treasury", at(2, new BlockRef(9, "b9")));
        Reconciliation apart = Reconciliation.of(opened(), List.of(), views);
        assertTrue(apart.isClean(), apart::toString);
        assertEquals(Map.of(1L, new BlockRef(8, "b8"), 2L, new BlockRef(9, "b9")), apart.blocks());
    }

    private static List<HoldingView> at(long chain, BlockRef block) {
        return List.of(new HoldingView("north", chain, block, 1_000), new HoldingView("south", chain, block, 1_000));
    }

    @Test
    void plansAndBooksThatDifferAreNamed() {
        Life sent = life(0, State.BRIDGE_SENT, 300, 300, "");
        Ledger pending = opened().after(new Entry.Reserve(sent.id(), "treasury", 300));
        Reconciliation found = Reconciliation.of(pending, List.of(sent), new TreeMap<>());
        assertTrue(found.contradictions().getFirst().contains("posted=false"), found::toString);
        Reconciliation ownerless = Reconciliation.of(pending, List.of(), new TreeMap<>());
        assertTrue(ownerless.contradictions().getFirst().contains("no open transfer"), ownerless::toString);
    }

    /// Whatever has happened of many transfers, it is explained; one unit more or less is not, unless
    /// sums meet.
    @Test
    void everySetOfPaymentsIsExplained() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<Life> open = new ArrayList<>();
            Ledger ledger = Ledger.EMPTY.after(new Entry.Opening("treasury", 10_000_000));
            long seen = 10_000_000;
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                long units = 10 * (1 + random.nextInt(1_000));
                Life life = life(i, State.IN_MEMPOOL, units, 0, "");
                ledger = ledger.after(new Entry.Reserve(life.id(), "treasury", units));
                open.add(life);
                seen -= random.nextBoolean() ? units : 0;
            }
            assertEquals(0, left(ledger, open, "treasury", seen));
            if (open.size() <= 14) {
                assertEquals(1, Math.abs(left(ledger, open, "treasury", seen + 1)));
            }
        }
    }
}
