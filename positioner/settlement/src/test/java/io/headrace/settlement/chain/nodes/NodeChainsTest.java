package io.headrace.settlement.chain.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.Keystore;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.key.Transaction;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.VaultCalls;
import io.headrace.settlement.chain.vault.VaultLogs;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.chain.vault.VaultOrder;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.fact.TxFact;
import io.headrace.settlement.slot.Attempt;
import io.headrace.settlement.slot.Lane;
import io.headrace.settlement.slot.LegId;
import io.headrace.settlement.slot.Quorum;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;

/// Two chains, each seen through two operators and one that is dead; a vault on each.
class NodeChainsTest {
    private static final LocalKey SENDER = LocalChain.account(8);
    private static LocalChain first;
    private static LocalChain second;
    private static VaultOnChain vault;
    private static NodeChains chains;

    @BeforeAll
    static void start() {
        first = LocalChain.start(31337);
        second = LocalChain.start(42161);
        vault = VaultOnChain.deploy(first);
        chains = new NodeChains(Map.of(31337L, chain(first), 42161L, chain(second)));
    }

    @AfterAll
    static void stop() {
        for (LocalChain chain : new LocalChain[] {first, second}) {
            if (chain != null) {
                chain.close();
            }
        }
    }

    @Test
    void anAttestedPaymentIsSeenByBothOperatorsWithWhatItPaid() {
        VaultOrder order = vault.payment(77, 123_000_000);
        LaneId lane = new LaneId(31337, SENDER.address());
        Attempt attempt = attempt(
                lane,
                VaultCalls.execute(order, vault.signatures(order)),
                vault.id().address(),
                10);
        assertEquals(SendAnswer.Kind.ACCEPTED, chains.send(lane, attempt).kind());
        first.receipt(attempt.hash());
        first.client().call("anvil_mine", "0x3");

        List<NodeView> views = chains.look(lane, List.of(attempt.hash()));
        assertEquals(
                List.of("north", "south"),
                views.stream().map(NodeView::operator).toList());
        Receipt receipt = assertInstanceOf(TxFact.Mined.class, views.getFirst().tx(attempt.hash()))
                .receipt();
        assertTrue(receipt.feeWei().signum() > 0, receipt::toString);
        assertTrue(views.getFirst().gasWei().orElseThrow().signum() > 0);
        assertEquals(new Effect.Paid(order.id(), 123_000_000), receipt.effects().getFirst());

        Lane open = Lane.opened(lane, 0).take(new LegId("t", LegId.Kind.SOURCE, 1));
        assertEquals(1, Quorum.TWO.judge(open, views).orElseThrow().finalizedNonce());
        assertEquals(
                SendAnswer.Kind.NONCE_TOO_LOW,
                chains.send(lane, attempt(lane, "0x", vault.id().address(), 12, 0))
                        .kind(),
                "another attempt in a used slot");
    }

    @Test
    void theSameBytesTwiceAreKnownAndALowFeeIsUnderpriced() {
        LaneId lane = new LaneId(42161, SENDER.address());
        second.client().call("evm_setAutomine", false);
        Attempt attempt = attempt(lane, "0x", SENDER.address(), 10);
        assertEquals(SendAnswer.Kind.ACCEPTED, chains.send(lane, attempt).kind());
        assertEquals(SendAnswer.Kind.ALREADY_KNOWN, chains.send(lane, attempt).kind());
        assertInstanceOf(
                TxFact.Pending.class,
                chains.look(lane, List.of(attempt.hash())).getFirst().tx(attempt.hash()));
        Attempt lower = attempt(lane, "0x", SENDER.address(), 5);
        assertEquals(SendAnswer.Kind.UNDERPRICED, chains.send(lane, lower).kind());
        Attempt cancel = attempt(lane, "0x", SENDER.address(), 12);
        assertEquals(SendAnswer.Kind.ACCEPTED, chains.send(lane, cancel).kind());
        second.client().call("evm_mine");
        NodeView view =
                chains.look(lane, List.of(attempt.hash(), cancel.hash())).getFirst();
        assertInstanceOf(TxFact.Absent.class, view.tx(attempt.hash()), "replaced in its slot");
        assertInstanceOf(TxFact.Mined.class, view.tx(cancel.hash()));
        second.client().call("evm_setAutomine", true);
    }

    @Test
    void bytesForAnotherChainAreInvalidAndNothingIsSent() {
        LaneId lane = new LaneId(31337, SENDER.address());
        Attempt foreign = attempt(new LaneId(42161, SENDER.address()), "0x", SENDER.address(), 10);
        assertEquals(SendAnswer.Kind.INVALID, chains.send(lane, foreign).kind());
        assertInstanceOf(
                TxFact.Absent.class,
                chains.look(lane, List.of(foreign.hash())).getFirst().tx(foreign.hash()));
    }

    @Test
    void aNodeOfAnotherHistoryHasNoVoice() {
        ChainProfile elsewhere = new ChainProfile(
                31337, "local", Duration.ofSeconds(1), new ChainProfile.Finality.Depth(2), 0, "0x" + "ab".repeat(32));
        List<ChainNode> nodes = List.of(
                node("north", first.anvil().uri()), node("south", first.anvil().uri()));
        NodeChains forked =
                new NodeChains(Map.of(31337L, new NodeChains.Chain(elsewhere, nodes, new VaultLogs(vault.id()))));
        assertTrue(forked.look(new LaneId(31337, SENDER.address()), List.of()).isEmpty());
    }

    @Test
    void anUnknownChainAndAnEmptyPurseAreNoCrash() {
        LaneId nowhere = new LaneId(1, SENDER.address());
        assertTrue(chains.look(nowhere, List.of()).isEmpty());
        assertEquals(
                SendAnswer.Kind.AMBIGUOUS,
                chains.send(nowhere, attempt(nowhere, "0x", SENDER.address(), 10, 0))
                        .kind());
        LocalKey poor = Keystore.known(BigInteger.valueOf(4711));
        LaneId lane = new LaneId(31337, poor.address());
        Attempt unpaid = attempt(poor, lane, "0x", poor.address(), 10, 0);
        assertEquals(
                SendAnswer.Kind.INSUFFICIENT_FUNDS, chains.send(lane, unpaid).kind());
    }

    private static Attempt attempt(LaneId lane, String calldata, String to, long gwei) {
        long nonce = chains.look(lane, List.of()).getFirst().nonces().latest();
        return attempt(lane, calldata, to, gwei, nonce);
    }

    private static Attempt attempt(LaneId lane, String calldata, String to, long gwei, long nonce) {
        return attempt(SENDER, lane, calldata, to, gwei, nonce);
    }

    private static Attempt attempt(LocalKey key, LaneId lane, String calldata, String to, long gwei, long nonce) {
        BigInteger fee = BigInteger.valueOf(gwei * 1_000_000_000L);
        Transaction transaction = calldata.equals("0x")
                ? Transaction.noOp(lane.chainId(), nonce, fee, fee, key.address())
                : new Transaction(lane.chainId(), nonce, fee, fee, 1_000_000, to, calldata);
        byte[] raw = key.onChain(lane.chainId()).sign(transaction);
        Fees fees = new Fees(fee.longValue(), fee.longValue());
        return new Attempt(Hex.of(Hash.sha3(raw)), calldata.equals("0x"), fees, Hex.of(raw), true);
    }

    private static NodeChains.Chain chain(LocalChain chain) {
        ChainProfile profile = new ChainProfile(
                chain.chainId(),
                "local",
                Duration.ofSeconds(1),
                new ChainProfile.Finality.Depth(2),
                0,
                chain.node().block(new BlockTag.Number(0)).orElseThrow().hash());
        List<ChainNode> nodes = List.of(
                node("north", chain.anvil().uri()),
                node("dead", URI.create("http://127.0.0.1:1")),
                node("south", chain.anvil().uri()));
        return new NodeChains.Chain(profile, nodes, new VaultLogs(vault.id()));
    }

    private static ChainNode node(String operator, URI uri) {
        return new ChainNode(new RpcClient(new Node(operator, uri), RpcLimits.USUAL));
    }
}
