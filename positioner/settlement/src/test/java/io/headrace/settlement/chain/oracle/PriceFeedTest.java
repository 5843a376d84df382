package io.headrace.settlement.chain.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.generated.Int256;
import org.web3j.abi.datatypes.generated.Uint256;

/// A feed on a real chain, told the wrong things, and read through a node that lies.
class PriceFeedTest {
    private static final LocalKey OWNER = LocalChain.account(0);
    private static final long PRICE = 99_950_000L;
    private static LocalChain chain;
    private static String aggregator;

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        aggregator = chain.deploy(OWNER, "local/TestAggregator", 8, PRICE);
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void aPriceIsWhatOperatorsTellAlike() {
        tell(5, PRICE, chain.time(), 5);
        OraclePrice price = read(feed(8), List.of(node("north"), node("south")));
        assertEquals(new BigDecimal("0.99950000"), price.value());
        assertEquals(BigInteger.valueOf(5), price.round());
        assertTrue(price.isNear(BigDecimal.ONE, 5));
        assertFalse(price.isNear(BigDecimal.ONE, 4));
    }

    @Test
    void whatIsNoPriceIsRefusedByName() {
        tell(6, 0, chain.time(), 6);
        assertEquals("HR-4143", refusal(feed(8)));
        tell(7, -PRICE, chain.time(), 7);
        assertEquals("HR-4143", refusal(feed(8)));
        tell(8, PRICE, chain.time() - 3_700, 8);
        assertEquals("HR-4142", refusal(feed(8)));
        tell(9, PRICE, chain.time(), 8);
        assertEquals("HR-4144", refusal(feed(8)));
        tell(10, PRICE, 0, 10);
        assertEquals("HR-4144", refusal(feed(8)));
        tell(11, PRICE, chain.time() + 1_000, 11);
        assertEquals("HR-4144", refusal(feed(8)));
        tell(12, PRICE, chain.time(), 12);
        assertEquals("HR-4145", refusal(feed(18)));
        assertEquals("HR-4141", refusal(new PriceFeed("0x" + "0".repeat(40), 8, Duration.ofHours(1))));
    }

    @Test
    void oneLyingNodeIsOutvotedAndWithOneOtherNothingIsTold() {
        tell(20, PRICE, chain.time(), 20);
        String honest = Abi.encoded(PRICE).substring(2);
        String doubled = Abi.encoded(2 * PRICE).substring(2);
        try (LyingNode liar = LyingNode.before(chain.anvil().uri(), answer -> answer.replace(honest, doubled))) {
            ChainNode lying = liar.node("liar");
            OraclePrice price = read(feed(8), List.of(lying, node("north"), node("south")));
            assertEquals(new BigDecimal("0.99950000"), price.value());
            assertEquals("HR-4141", refusal(feed(8), List.of(lying, node("north"))));
            assertEquals("HR-4141", refusal(feed(8), List.of(lying, node("north"), node("north"))));
        }
    }

    private static void tell(long round, long answer, long updatedAt, long answeredIn) {
        String call = Abi.callAs(
                "tell(uint80,int256,uint256,uint80)",
                new Uint256(round),
                new Int256(answer),
                new Uint256(updatedAt),
                new Uint256(answeredIn));
        assertTrue(chain.send(OWNER, aggregator, call).succeeded());
    }

    private static String refusal(PriceFeed feed) {
        return refusal(feed, List.of(node("north"), node("south")));
    }

    private static String refusal(PriceFeed feed, List<ChainNode> nodes) {
        return assertThrows(ProblemException.class, () -> read(feed, nodes))
                .problem()
                .code();
    }

    private static OraclePrice read(PriceFeed feed, List<ChainNode> nodes) {
        AgreedBlock block = AgreedBlock.below(List.of(node("north"), node("south")), 31337, 0, 2);
        return feed.agreed(nodes, block, 2);
    }

    private static PriceFeed feed(int decimals) {
        return new PriceFeed(aggregator, decimals, Duration.ofHours(1));
    }

    private static ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }
}
