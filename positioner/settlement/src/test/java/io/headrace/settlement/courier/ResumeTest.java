package io.headrace.settlement.courier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.courier.Books.Opened;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.CreditView;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.ledger.Ledger;
import io.headrace.settlement.lifecycle.LifeEvent;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.Quorum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What two persons say a halted sender may go on from.
class ResumeTest {
    private static final LaneId ID = new LaneId(1, "0xsender");

    /// Two nodes that see the sender at nonce 5.
    static final class AtFive implements Chains {
        @Override
        public SendAnswer send(LaneId lane, Attempt attempt) {
            throw new AssertionError("nothing may be sent");
        }

        @Override
        public List<NodeView> look(LaneId lane, List<String> hashes) {
            BlockRef block = new BlockRef(9, "b9");
            return Stream.of("north", "south")
                    .map(operator -> new NodeView(operator, 1, block, block, new Nonces(5, 5, 5), 1, Map.of()))
                    .toList();
        }
    }

    static final class Idle implements Signer {
        @Override
        public boolean leased(long fence) {
            return true;
        }

        @Override
        public Answer sign(Request request) {
            throw new AssertionError("nothing may be signed");
        }

        @Override
        public Optional<Record> signed(SlotId slot) {
            return Optional.empty();
        }

        @Override
        public OptionalLong highest(LaneId lane) {
            return OptionalLong.empty();
        }
    }

    /// A nonce of one digit too many was believed: the sender's next payment had a gap before it, and no other word
    /// brought the count back.
    @Test
    void aNonceTheChainHasNotComeToIsNotGoneOnFrom() {
        Opened opened = new Opened(1, List.of(), List.of(), Ledger.EMPTY, "");
        Lane halted = Lane.opened(ID, 3).halted("the chain is at nonce 5");
        Standing standing = new Standing(new IdleBooks(), opened, new HashMap<>(Map.of(ID, halted)));
        Outside outside = new Outside(
                new AtFive(),
                new Idle(),
                (plan, message) -> new BridgeView(message, BridgeView.Status.UNKNOWN, List.of()),
                plan -> new CreditView.Silent(),
                life -> new LifeEvent.Approved(),
                (about, why) -> {});
        LaneWatch watch = new LaneWatch(standing, outside, Quorum.TWO, (id, event) -> {});
        assertFalse(watch.resume(ID, 5), "nobody has looked yet");
        watch.tick();
        assertFalse(watch.resume(ID, 50));
        assertEquals(halted, standing.lane(ID));
        assertTrue(watch.resume(ID, 5));
        assertEquals(5, standing.lane(ID).next());
        assertFalse(standing.lane(ID).isHalted());
    }
}
