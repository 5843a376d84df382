package io.headrace.settlement.simulation.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Books.Change;
import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Entry;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.slot.TxBody;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The world must behave badly, and still be possible.
class SimWorldTest {
    private static final LaneId LANE = new LaneId(1, "sender");

    private static final SimTx OURS =
            new SimTx("ours", new SlotId(LANE, 0), new TxBody.Noop(), new Fees(3_000_000_000L, 1));

    /// Seed 117061: a deep reorg lowered finality, a shallow one then took a block that had been final,
    /// and a stranger got its slot.
    @Test
    void whatWasFinalOnceComesBackWhateverReorgsFollow() {
        for (long seed = 1; seed <= 400; seed++) {
            Chaos chaos = Chaos.drawn(seed);
            SimChain chain = new SimChain(1, chaos, (tx, state, block) -> Optional.of(List.of()), 0);
            chain.addLane(LANE, SimDesk.PLENTY);
            chain.heard(OURS);
            chain.nodes.forEach(node -> node.pool.add(OURS));
            boolean wasFinal = false;
            for (int i = 0; i < 400; i++) {
                chain.tick();
                wasFinal |= chain.receipt("ours", chain.finalHead()).isPresent();
            }
            chain.mineAllThatIsLeft();
            assertTrue(!wasFinal || chain.receipt("ours", chain.head()).isPresent(), "seed " + seed);
        }
    }

    /// Seed 108718: a second instance was accepted on the books in place and paid; then the first was
    /// refused, and what had been set aside took the place of what the second had written.
    @Test
    void whatAnAcceptedInstanceWroteIsNotTakenAwayForOlderBooks() {
        SimBooks books = new SimBooks(Chaos.calm(1, Set.of()), new Coverage());
        books.restore(true);
        assertFalse(books.areNewest());
        Opened second = books.open();
        books.accepted();
        Entry entry = new Entry.Opening("treasury@1", 5);
        assertTrue(books.commit(
                new Change(second.fence(), List.of(), Optional.empty(), List.of(entry), Optional.empty())));
        books.putBack();
        assertEquals(5, books.ledger().posted("treasury@1"));
    }

    @Test
    void booksThatWereRefusedGiveWayToTheNewest() {
        SimBooks books = new SimBooks(Chaos.calm(1, Set.of()), new Coverage());
        Opened first = books.open();
        books.commit(new Change(
                first.fence(),
                List.of(),
                Optional.empty(),
                List.of(new Entry.Opening("treasury@1", 5)),
                Optional.empty()));
        books.restore(true);
        assertEquals(0, books.ledger().posted("treasury@1"));
        books.putBack();
        assertEquals(5, books.ledger().posted("treasury@1"));
    }
}
