package io.headrace.settlement.courier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.TxFact;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Quorum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A nonce that two operators call final with no transaction of ours in it, while a third tells a receipt of ours.
class ContestedSlotTest {
    private static final LaneId ID = new LaneId(1, "0xsender");
    private static final String TRANSFER = "0xabc1";

    /// One more block at each look.
    private static final class Differing implements Chains {
        private long head = 100;
        private boolean lies = true;

        @Override
        public SendAnswer send(LaneId lane, Attempt attempt) {
            throw new AssertionError("nothing may be sent");
        }

        @Override
        public List<NodeView> look(LaneId lane, List<String> hashes) {
            head++;
            Receipt invented = new Receipt("0xaa", new BlockRef(90, "b90"), true, List.of());
            return Stream.of("north", "south", "west")
                    .map(operator -> view(
                            operator,
                            lies && operator.equals("west") ? new TxFact.Mined(invented) : new TxFact.Absent()))
                    .toList();
        }

        private NodeView view(String operator, TxFact fact) {
            BlockRef newest = new BlockRef(head, "b" + head);
            return new NodeView(operator, 1, newest, newest, new Nonces(6, 6, 6), 1, Map.of("0xaa", fact));
        }
    }

    private final Differing chain = new Differing();
    private final List<String> pages = new ArrayList<>();
    private final List<LifeEvent> seen = new ArrayList<>();

    private LaneWatch watch() {
        Lane lane = Lane.opened(ID, 5).take(new LegId(TRANSFER, LegId.Kind.SOURCE, 1));
        lane = lane.with(lane.slot(5).asked().with(new Attempt("0xaa", false, new Fees(2, 1), "0xraw", true)));
        Opened opened = new Opened(1, List.of(), List.of(), Ledger.EMPTY, "");
        Standing standing = new Standing(new IdleBooks(), opened, new HashMap<>(Map.of(ID, lane)));
        Outside outside = new Outside(
                chain,
                new ResumeTest.Idle(),
                (plan, message) -> new BridgeView(message, BridgeView.Status.UNKNOWN, List.of()),
                plan -> new CreditView.Silent(),
                life -> new LifeEvent.Approved(),
                (about, why) -> pages.add(about + ": " + why));
        return new LaneWatch(standing, outside, Quorum.TWO, (id, event) -> seen.add(event));
    }

    /// Nothing was ever concluded, and nobody was told.
    @Test
    void aNonceThatOperatorsDifferAboutForLongIsToldOnce() {
        LaneWatch watch = watch();
        for (int look = 0; look < 60; look++) {
            watch.tick();
        }
        assertEquals(List.of(), pages, "nodes may differ by some blocks");
        for (int look = 0; look < 60; look++) {
            watch.tick();
        }
        assertEquals(1, pages.size(), pages::toString);
        assertTrue(pages.getFirst().startsWith(TRANSFER + ": operators differ about nonce 5"), pages::toString);
    }

    @Test
    void whatIsSettledSoonIsNotTold() {
        LaneWatch watch = watch();
        for (int look = 0; look < 200; look++) {
            chain.lies = look % 50 != 0;
            watch.tick();
        }
        assertEquals(List.of(), pages);
    }
}
