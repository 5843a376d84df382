package io.headrace.settlement.chain.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.rpc.Answer;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Proofs of a real chain's state, whole and damaged.
class ProofTest {
    private static final int HOLDERS = 120; // enough for branches below branches
    private static LocalChain chain;
    private static String token;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        token = chain.deploy(LocalChain.account(0), "local/TestToken", "USD Coin", "USDC", 6, 0);
        chain.client().call("evm_setAutomine", false);
        long nonce = chain.node().transactionCount(LocalChain.account(0).address(), BlockTag.LATEST);
        for (int i = 1; i <= HOLDERS; i++) {
            chain.submit(LocalChain.account(0), nonce++, token, Abi.call("mint", holder(i), i * 1_000L));
        }
        chain.client().call("evm_mine");
        chain.client().call("evm_setAutomine", true);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void everyBalanceIsProvedToTheAgreedRoot() {
        AgreedBlock block = agreed();
        ProvedAccount proved = block.account(chain.node(), token, slots(1, HOLDERS));
        for (int i = 1; i <= HOLDERS; i++) {
            assertEquals(BigInteger.valueOf(i * 1_000L), proved.slot(slot(i)));
        }
    }

    @Test
    void whatIsNotThereIsProvedToBeNothing() {
        ProvedAccount proved = agreed().account(chain.node(), token, List.of(slot(HOLDERS + 1)));
        assertEquals(BigInteger.ZERO, proved.slot(slot(HOLDERS + 1)));
    }

    @Test
    void anOlderBlocksRootProvesNothingNow() {
        Block older = chain.node().block(new BlockTag.Number(1)).orElseThrow();
        Answer now = chain.node().proof(token, slots(1, 1), BlockTag.LATEST);
        assertThrows(ProblemException.class, () -> ProvedAccount.checked(older.stateRoot(), token, slots(1, 1), now));
    }

    @Test
    void aProofOfAnotherAccountIsRefused() {
        Answer proof = chain.node().proof(LocalChain.account(1).address(), List.of(), BlockTag.LATEST);
        assertThrows(
                ProblemException.class,
                () -> ProvedAccount.checked(chain.node().head().stateRoot(), token, List.of(), proof));
    }

    @Test
    void aClaimedBalanceThatIsNotTheProvedOneIsRefused() {
        ObjectNode told = (ObjectNode)
                chain.node().proof(token, slots(1, 1), BlockTag.LATEST).value();
        ((ObjectNode) told.path("storageProof").get(0)).put("value", "0xffffff");
        ProblemException refused = assertThrows(ProblemException.class, () -> checked(told));
        assertEquals("HR-4132", refused.problem().code());
    }

    @Test
    void noChangedByteOfAProofPasses() {
        String root = chain.node().head().stateRoot();
        JsonNode told = chain.node().proof(token, slots(7, 7), BlockTag.LATEST).value();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            ObjectNode damaged = told.deepCopy();
            ArrayNode nodes = (ArrayNode)
                    (random.nextBoolean()
                            ? damaged.path("accountProof")
                            : damaged.path("storageProof").get(0).path("proof"));
            damage(nodes, random);
            assertThrows(
                    ProblemException.class,
                    () -> ProvedAccount.checked(
                            root, token, slots(7, 7), new Answer(chain.node().node(), "proof", damaged)));
        }
    }

    @Test
    void oneOperatorIsNoQuorum() {
        ProblemException refused = assertThrows(
                ProblemException.class, () -> AgreedBlock.below(List.of(chain.node(), named("anvil")), 31337, 0, 2));
        assertEquals("HR-4133", refused.problem().code());
    }

    @Test
    void aForkedNodeIsOutvoted() {
        try (LocalChain other = LocalChain.start(31337)) {
            other.client().call("anvil_mine", "0x20");
            ChainNode forked =
                    new ChainNode(new RpcClient(new Node("forked", other.anvil().uri()), RpcLimits.USUAL));
            List<ChainNode> nodes = List.of(forked, named("first"), named("second"));
            assertEquals(
                    chain.node().head().hash(),
                    AgreedBlock.below(nodes, 31337, 0, 2).block().hash());
            assertThrows(ProblemException.class, () -> AgreedBlock.below(List.of(forked, named("first")), 31337, 0, 2));
        }
    }

    private static AgreedBlock agreed() {
        return AgreedBlock.below(List.of(named("first"), named("second")), 31337, 0, 2);
    }

    private static ChainNode named(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }

    private static ProvedAccount checked(JsonNode told) {
        return ProvedAccount.checked(
                chain.node().head().stateRoot(),
                token,
                slots(1, 1),
                new Answer(chain.node().node(), "proof", told));
    }

    private static void damage(ArrayNode nodes, Random random) {
        int which = random.nextInt(nodes.size());
        StringBuilder text = new StringBuilder(nodes.get(which).textValue());
        switch (random.nextInt(3)) {
            case 0 -> {
                int at = 2 + random.nextInt(text.length() - 2);
                text.setCharAt(at, text.charAt(at) == '0' ? '1' : '0');
                nodes.set(which, TextNode.valueOf(text.toString()));
            }
            case 1 -> nodes.remove(which);
            default -> nodes.add(text.toString());
        }
    }

    private static String holder(int i) {
        return "0x" + String.format(java.util.Locale.ROOT, "%040x", 0xabc000L + i);
    }

    private static String slot(int holder) {
        return StorageSlot.of(StorageSlot.at(0), holder(holder)); // the balances of OpenZeppelin's ERC-20
    }

    private static List<String> slots(int from, int to) {
        List<String> slots = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            slots.add(slot(i));
        }
        return slots;
    }
}
