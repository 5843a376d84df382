package io.headrace.settlement.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.BridgeView.DeliveryView;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.TxFact;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is believed of what single nodes say.
class QuorumTest {
    private static final LaneId ID = new LaneId(1, "0xsender");
    private static final Lane LANE = lane();
    private static final Receipt RECEIPT = new Receipt("0xaa", new BlockRef(90, "b90"), true, List.of());

    private static Lane lane() {
        Lane lane = Lane.opened(ID, 5).take(new LegId("t", LegId.Kind.SOURCE, 1));
        return lane.with(lane.slot(5).asked().with(new Attempt("0xaa", false, new Fees(2, 1), "0xraw", true)));
    }

    private static NodeView node(String operator, long head, long finalized, long finalNonce, TxFact fact) {
        return new NodeView(
                operator,
                1,
                new BlockRef(head, "b" + head),
                new BlockRef(finalized, "b" + finalized),
                new Nonces(finalNonce, finalNonce, finalNonce),
                7,
                Map.of("0xaa", fact));
    }

    private static SlotVerdict verdict(NodeView... views) {
        return Quorum.TWO.judge(LANE, List.of(views)).orElseThrow().slots().get(5L);
    }

    @Test
    void twoOperatorsMustSayTheSame() {
        assertThrows(IllegalArgumentException.class, () -> new Quorum(1));
        assertEquals(Optional.empty(), Quorum.TWO.judge(LANE, List.of(node("a", 100, 95, 6, new TxFact.Absent()))));
        SlotVerdict last = verdict(
                node("a", 100, 95, 6, new TxFact.Mined(RECEIPT)), node("b", 100, 94, 6, new TxFact.Mined(RECEIPT)));
        assertEquals(new SlotVerdict.Final(RECEIPT), last);
    }

    /// The fault of a node alone puts nothing behind: what two hold in a block is in a block.
    @Test
    void whatWaitsForALowerNonceSaysSo() {
        Lane both = LANE.take(new LegId("u", LegId.Kind.SOURCE, 1));
        Lane lane = both.with(both.slot(6).asked().with(new Attempt("0xbb", false, new Fees(2, 1), "0xraw", true)));
        assertEquals(new SlotVerdict.Waiting(true), second(lane, new TxFact.Absent()));
        assertEquals(new SlotVerdict.Waiting(true), second(lane, new TxFact.Pending()));
        assertEquals(new SlotVerdict.Waiting(false), second(lane, new TxFact.Mined(RECEIPT)));
    }

    private static SlotVerdict second(Lane lane, TxFact first) {
        List<NodeView> views = Stream.of("a", "b")
                .map(operator -> new NodeView(
                        operator,
                        1,
                        new BlockRef(100, "b100"),
                        new BlockRef(80, "b80"),
                        new Nonces(5, 5, 7),
                        7,
                        Map.of("0xaa", first, "0xbb", new TxFact.Pending())))
                .toList();
        return Quorum.TWO.judge(lane, views).orElseThrow().slots().get(6L);
    }

    @Test
    void twoAgainstTwoIsNoQuorum() {
        Receipt other = new Receipt("0xaa", new BlockRef(90, "b90"), false, List.of());
        SlotVerdict split = verdict(
                node("a", 100, 95, 6, new TxFact.Mined(RECEIPT)),
                node("b", 100, 95, 6, new TxFact.Mined(RECEIPT)),
                node("c", 100, 95, 6, new TxFact.Mined(other)),
                node("d", 100, 95, 6, new TxFact.Mined(other)));
        assertEquals(SlotVerdict.Waiting.class, split.getClass());
    }

    @Test
    void moneyForGasIsBelievedWithTheNonceItWasSeenAt() {
        NodeView north = purse("a", 6, 70);
        assertEquals(
                Optional.of(new LaneVerdict.Purse(6, BigInteger.valueOf(70))),
                Quorum.TWO
                        .judge(LANE, List.of(north, purse("b", 6, 70)))
                        .orElseThrow()
                        .purse());
        assertEquals(
                Optional.empty(),
                Quorum.TWO
                        .judge(LANE, List.of(north, purse("b", 7, 70), purse("c", 6, 71)))
                        .orElseThrow()
                        .purse());
    }

    private static NodeView purse(String operator, long nonce, long wei) {
        NodeView view = node(operator, 100, 95, nonce, new TxFact.Absent());
        return new NodeView(
                operator,
                1,
                view.head(),
                view.finalized(),
                view.nonces(),
                view.baseFeeWei(),
                Optional.of(BigInteger.valueOf(wei)),
                view.txs());
    }

    @Test
    void aReceiptOfOneNodeAloneIsNotBelieved() {
        SlotVerdict seen =
                verdict(node("a", 100, 95, 6, new TxFact.Mined(RECEIPT)), node("b", 100, 95, 5, new TxFact.Absent()));
        assertInstanceOf(SlotVerdict.Missing.class, seen);
    }

    @Test
    void theSameOperatorAtTwoAddressesCountsOnce() {
        NodeView liar = node("a", 100, 95, 6, new TxFact.Mined(RECEIPT));
        assertInstanceOf(SlotVerdict.Missing.class, verdict(liar, liar, node("b", 100, 95, 5, new TxFact.Absent())));
    }

    @Test
    void aNodeOfAnotherChainCountsForNothing() {
        NodeView other = node("a", 100, 95, 6, new TxFact.Mined(RECEIPT));
        NodeView devnet = new NodeView(
                "c", 31_337, other.head(), other.finalized(), other.nonces(), other.baseFeeWei(), other.txs());
        assertEquals(Optional.empty(), Quorum.TWO.judge(LANE, List.of(other, devnet)));
    }

    @Test
    void aMinedTransactionIsNotFinalBeforeTwoNodesCountItsBlockAsFinal() {
        SlotVerdict seen = verdict(
                node("a", 100, 95, 6, new TxFact.Mined(RECEIPT)), node("b", 100, 89, 5, new TxFact.Mined(RECEIPT)));
        assertEquals(new SlotVerdict.Mined(RECEIPT), seen);
    }

    @Test
    void aSlotIsForeignOnlyWhenTwoDenyItAndNobodyHasIt() {
        NodeView denies = node("a", 100, 95, 6, new TxFact.Absent());
        assertInstanceOf(SlotVerdict.Foreign.class, verdict(denies, node("b", 100, 95, 6, new TxFact.Absent())));
        assertInstanceOf(SlotVerdict.Missing.class, verdict(denies, node("b", 100, 95, 5, new TxFact.Absent())));
        assertInstanceOf(
                SlotVerdict.Missing.class,
                verdict(
                        denies,
                        node("b", 100, 95, 6, new TxFact.Absent()),
                        node("c", 100, 95, 6, new TxFact.Mined(RECEIPT))));
    }

    /// Seeds 1097 and 1634: a nonce from a fresh backend and a receipt from a stale one.
    @Test
    void aViewPutTogetherFromTwoStatesDeniesNothing() {
        NodeView mixed = node("a", 90, 95, 6, new TxFact.Absent());
        assertInstanceOf(SlotVerdict.Missing.class, verdict(mixed, node("b", 90, 95, 6, new TxFact.Absent())));
    }

    @Test
    void oneThatExaggeratesMovesNoNumber() {
        LaneVerdict verdict = Quorum.TWO
                .judge(
                        LANE,
                        List.of(
                                node("a", 9_000, 8_000, 700, new TxFact.Absent()),
                                node("b", 100, 95, 5, new TxFact.Absent()),
                                node("c", 99, 94, 5, new TxFact.Absent())))
                .orElseThrow();
        assertEquals(5, verdict.finalizedNonce());
        assertEquals(100, verdict.head());
    }

    @Test
    void aDeliveryNeedsTwoNodesAndFinalityWhateverTheBridgeSays() {
        Optional<Delivery> used = Optional.of(new Delivery(new BlockRef(90, "b90"), 5));
        DeliveryView sees = new DeliveryView("a", new BlockRef(95, "b95"), used);
        DeliveryView early = new DeliveryView("b", new BlockRef(80, "b80"), used);
        DeliveryView also = new DeliveryView("b", new BlockRef(95, "b95"), used);
        assertTrue(Quorum.TWO
                .delivery(new BridgeView("m", BridgeView.Status.DELIVERED, List.of(sees, early)))
                .isEmpty());
        assertEquals(used, Quorum.TWO.delivery(new BridgeView("m", BridgeView.Status.UNKNOWN, List.of(sees, also))));
    }
}
