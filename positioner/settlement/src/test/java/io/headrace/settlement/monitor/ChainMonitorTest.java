package io.headrace.settlement.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.LyingNode;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.monitor.ChainFact.Kind;
import io.headrace.settlement.venue.aave.AaveOnChain;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A real chain with Aave on it, told at each head as two operators of three tell it alike.
class ChainMonitorTest {
    private static final Instrument RESERVE = new Instrument("aave-v3-local", "USDC");
    private static final Instrument ETHER = new Instrument("local", "ETH");
    private static final long SECOND = 1_000_000_000L;
    private static LocalChain chain;
    private static AaveOnChain aave;
    private static String feed;
    private static Watched watched;
    private final AtomicLong clock = new AtomicLong();
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        String dollars = chain.deploy(AaveOnChain.ADMIN, "local/TestToken", "USD Coin", "USDC", 6, 0);
        aave = AaveOnChain.deploy(chain, dollars);
        String multicall = chain.deploy(AaveOnChain.ADMIN, Multicall.creation());
        feed = chain.deploy(AaveOnChain.ADMIN, "local/TestAggregator", 8, 200_000_000_000L);
        watched = watching(multicall);
    }

    private static Watched watching(String multicall) {
        return new Watched(
                "local",
                multicall,
                List.of(new Watched.Reserve(RESERVE, aave.pool(), aave.dollars())),
                List.of(new Watched.Oracle(ETHER, new PriceFeed(feed, 8, Duration.ofHours(1)))));
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void eachHeadTellsGasPoolsAndPrices() {
        ChainMonitor monitor = monitor(watched, honest());
        monitor.look();
        aave.supply(AaveOnChain.BORROWER, aave.dollars(), BigInteger.valueOf(40_000_000_000L));
        aave.supply(LocalChain.account(8), aave.ether(), BigInteger.TEN.pow(20));
        aave.borrow(LocalChain.account(8), aave.dollars(), BigInteger.valueOf(10_000_000_000L));
        Block head = chain.node().head();
        clock.set((head.timestamp() + 2) * SECOND);
        List<ChainFact> facts = monitor.look();
        assertEquals(7, kind(facts, Kind.Gas.class).size(), "one a block");
        assertEquals(0.25, of(facts, PoolMeasure.UTILIZATION), 1e-9);
        assertEquals(30_000, of(facts, PoolMeasure.POOL_AMOUNT), 1e-9);
        assertEquals(1, of(facts, PoolMeasure.PRICE_USD), 0);
        assertEquals(
                List.of(new ChainFact(ETHER, head.timestamp() * SECOND, clock.get(), new Kind.Price(), 2_000)),
                kind(facts, Kind.Price.class));
        assertEquals(
                head.baseFee().doubleValue() / 1e9,
                kind(facts, Kind.Gas.class).getLast().value(),
                1e-12);
        assertEquals(List.of(), monitor.look(), "the same head again");
    }

    @Test
    void whatIsNoPriceHasNoFact() {
        chain.send(AaveOnChain.ADMIN, feed, Abi.callAs("set(int256)", 0L));
        List<ChainFact> facts = monitor(watched, honest()).look();
        assertEquals(List.of(), kind(facts, Kind.Price.class));
        assertEquals(4, kind(facts, Kind.Pool.class).size());
        chain.send(AaveOnChain.ADMIN, feed, Abi.callAs("set(int256)", 200_000_000_000L));
        assertEquals(
                1, kind(monitor(watched, honest()).look(), Kind.Price.class).size());
    }

    @Test
    void aNodeThatLiesAboutOnePriceLeavesAGapThereAndNowhereElse() {
        String honest = Abi.encoded(200_000_000_000L).substring(2);
        String doubled = Abi.encoded(400_000_000_000L).substring(2);
        try (LyingNode liar = LyingNode.before(chain.anvil().uri(), answer -> answer.replace(honest, doubled))) {
            ChainNode lying = liar.node("liar");
            List<ChainFact> doubted =
                    monitor(watched, List.of(lying, node("north"))).look();
            assertEquals(List.of(), kind(doubted, Kind.Price.class), "one word against the other");
            assertEquals(1, kind(doubted, Kind.Gas.class).size());
            assertEquals(4, kind(doubted, Kind.Pool.class).size());
            List<ChainFact> outvoted = monitor(watched, List.of(lying, node("north"), node("south")))
                    .look();
            assertEquals(2_000, kind(outvoted, Kind.Price.class).getFirst().value());
            List<ChainFact> twice = monitor(watched, List.of(lying, liar.node("liar"), node("north")))
                    .look();
            assertEquals(List.of(), kind(twice, Kind.Price.class), "two endpoints of one operator are one voice");
        }
    }

    @Test
    void aNodeThatLagsTellsNothingThatTheOthersDoNot() {
        String old = chain.node().head().hash();
        String number = "0x" + Long.toHexString(chain.node().head().number());
        chain.client().call("anvil_mine", "0x3");
        try (LyingNode lagging = misheard(asked -> asked.replace("\"latest\"", '"' + number + '"'))) {
            ChainNode behind = lagging.node("behind");
            ChainMonitor two = monitor(watched, List.of(behind, node("north")));
            assertEquals(1, kind(two.look(), Kind.Gas.class).size());
            assertEquals(List.of(), two.look(), "nothing is new that both tell");
            ChainMonitor three = monitor(watched, List.of(behind, node("north"), node("south")));
            clock.set(Long.MAX_VALUE);
            assertEquals(
                    chain.node().head().timestamp() * SECOND,
                    kind(three.look(), Kind.Gas.class).getFirst().blockNanos());
            assertTrue(!old.equals(chain.node().head().hash()));
        }
    }

    @Test
    void operatorsThatDoNotAgreeOnAHeadAreAGap() {
        ChainMonitor alone = monitor(watched, List.of(node("north"), node("north")));
        assertEquals(
                "HR-4133",
                assertThrows(ProblemException.class, alone::look).problem().code());
    }

    @Test
    void aBlockInPlaceOfOneThatWasTakenBackTellsAnew() {
        ChainMonitor monitor = monitor(watched, honest());
        monitor.look();
        String before = chain.client().call("evm_snapshot").asText();
        chain.client().call("anvil_mine", "0x2");
        assertEquals(2, kind(monitor.look(), Kind.Gas.class).size());
        chain.client().call("evm_revert", before);
        chain.client().call("evm_increaseTime", "0x64");
        chain.client().call("anvil_mine", "0x3");
        assertEquals(3, kind(monitor.look(), Kind.Gas.class).size());
    }

    @Test
    void aNodeThatHangsDoesNotHoldBackTheHeadWhileBlocksAreCaughtUp() {
        UnaryOperator<String> late = asked -> {
            clock.addAndGet(asked.contains("eth_getBlockByHash") ? 3 * SECOND : 0);
            return asked;
        };
        try (LyingNode hanging = misheard(late)) {
            List<ChainNode> nodes = List.of(node("north"), node("south"), hanging.node("slow"));
            ChainMonitor monitor = monitor(watched, nodes);
            monitor.look();
            chain.client().call("anvil_mine", "0x14");
            List<ChainFact> caughtUp = kind(monitor.look(), Kind.Gas.class);
            assertEquals(3, caughtUp.size(), "the head, and two blocks in five seconds");
            assertEquals(1, monitor.gaps());
            chain.client().call("anvil_mine", "0x1");
            assertEquals(1, kind(monitor.look(), Kind.Gas.class).size(), "on from the head");
            assertEquals(1, monitor.gaps());
        }
    }

    @Test
    void withoutAMulticallGasIsToldAndTheLackIsSaidOnce() {
        ChainMonitor monitor = monitor(watching(Multicall.CANONICAL), honest());
        for (int i = 0; i < 2; i++) {
            chain.client().call("anvil_mine", "0x1");
            List<ChainFact> facts = monitor.look();
            assertEquals(1, facts.size(), facts::toString);
            assertEquals(1, kind(facts, Kind.Gas.class).size());
        }
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.getFirst().contains(Multicall.CANONICAL), said::toString);
    }

    @Test
    void aConfirmationIsTheTimeFromSendingToTheBlock() {
        Block head = chain.node().head();
        clock.set(head.timestamp() * SECOND + 7);
        ChainMonitor monitor = monitor(watched, honest());
        ChainFact fact = monitor.confirmed(head.timestamp() * SECOND - 3 * SECOND / 2, head.hash())
                .orElseThrow();
        assertEquals(1.5, fact.value());
        assertEquals(clock.get(), fact.knownNanos());
        assertEquals(
                0,
                monitor.confirmed(head.timestamp() * SECOND + 5, head.hash())
                        .orElseThrow()
                        .value(),
                "clocks that differ");
        assertTrue(monitor.confirmed(0, "0x" + "ab".repeat(32)).isEmpty(), "nobody knows the block");
    }

    @Test
    void aBlockAheadOfTheReceivingClockCountsAsOfWhenItWasRead() {
        clock.set((chain.time() - 5) * SECOND);
        for (ChainFact fact : monitor(watched, honest()).look()) {
            assertEquals(clock.get(), fact.blockNanos());
            assertEquals(clock.get(), fact.knownNanos());
        }
    }

    private ChainMonitor monitor(Watched what, List<ChainNode> nodes) {
        return new ChainMonitor(chain.chainId(), nodes, 2, what, clock::get, said::add);
    }

    private static List<ChainNode> honest() {
        return List.of(node("north"), node("south"));
    }

    private static ChainNode node(String operator) {
        return new ChainNode(new RpcClient(new Node(operator, chain.anvil().uri()), RpcLimits.USUAL));
    }

    /// Answers something else than was asked.
    private static LyingNode misheard(UnaryOperator<String> questions) {
        return LyingNode.before(chain.anvil().uri(), questions, answer -> answer);
    }

    private static List<ChainFact> kind(List<ChainFact> facts, Class<? extends Kind> kind) {
        return facts.stream().filter(fact -> kind.isInstance(fact.kind())).toList();
    }

    private static double of(List<ChainFact> facts, PoolMeasure measure) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(new Kind.Pool(measure)))
                .mapToDouble(ChainFact::value)
                .findFirst()
                .orElseThrow();
    }
}
