package io.headrace.settlement.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.GasPrice;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.oracle.PriceFeed;
import io.headrace.settlement.chain.read.Multicall;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.watch.HeadWatch;
import io.headrace.settlement.monitor.ChainFact.Kind;
import io.headrace.settlement.venue.aave.AaveOnChain;
import io.headrace.settlement.venue.aave.AaveReader;
import io.headrace.settlement.venue.aave.AaveReserve;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A real chain with Aave on it, told as market events at each head.
class ChainMonitorTest {
    private static final Instrument RESERVE = new Instrument("aave-v3-local", "USDC");
    private static final Instrument ETHER = new Instrument("local", "ETH");
    private static final long SECOND = 1_000_000_000L;
    private static LocalChain chain;
    private static AaveOnChain aave;
    private static String feed;
    private static Watched watched;
    private final AtomicLong clock = new AtomicLong();

    @BeforeAll
    static void deploy() {
        chain = LocalChain.start(31337);
        String dollars = chain.deploy(AaveOnChain.ADMIN, "local/TestToken", "USD Coin", "USDC", 6, 0);
        aave = AaveOnChain.deploy(chain, dollars);
        String multicall = chain.deploy(AaveOnChain.ADMIN, Multicall.creation());
        feed = chain.deploy(AaveOnChain.ADMIN, "local/TestAggregator", 8, 200_000_000_000L);
        AaveReserve reserve =
                AaveReserve.found(chain.node(), multicall, chain.node().head().hash(), aave.pool(), dollars);
        AaveReader reader = new AaveReader(multicall, reserve, AaveOnChain.ADMIN.address());
        watched = new Watched(
                "local",
                List.of(new Watched.Pool(RESERVE, reader)),
                List.of(new Watched.Feed(ETHER, new PriceFeed(feed, 8, Duration.ofHours(1)))));
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void eachHeadTellsGasPoolsAndPrices() {
        HeadWatch heads = new HeadWatch(chain.node(), 64, 0);
        ChainMonitor monitor = new ChainMonitor(chain.node(), watched, clock::get);
        monitor.at(heads.look(1));
        aave.supply(AaveOnChain.BORROWER, aave.dollars(), BigInteger.valueOf(40_000_000_000L));
        aave.supply(LocalChain.account(8), aave.ether(), BigInteger.TEN.pow(20));
        aave.borrow(LocalChain.account(8), aave.dollars(), BigInteger.valueOf(10_000_000_000L));
        Block head = chain.node().head();
        clock.set((head.timestamp() + 2) * SECOND);
        List<ChainFact> facts = monitor.at(heads.look(2));
        assertEquals(
                7,
                facts.stream().filter(fact -> fact.kind() instanceof Kind.Gas).count(),
                "one a block");
        assertEquals(0.25, of(facts, PoolMeasure.UTILIZATION), 1e-9);
        assertEquals(30_000, of(facts, PoolMeasure.POOL_AMOUNT), 1e-9);
        assertEquals(1, of(facts, PoolMeasure.PRICE_USD), 0);
        assertEquals(
                new IndexPrice(ETHER, head.timestamp() * SECOND, clock.get(), 9, 2_000),
                facts.getLast().event(9));
        assertEquals(head.baseFee().doubleValue() / 1e9, gas(facts, head), 1e-12);
    }

    @Test
    void whatIsNoPriceHasNoFact() {
        ChainMonitor monitor = new ChainMonitor(chain.node(), watched, clock::get);
        chain.send(AaveOnChain.ADMIN, feed, Abi.callAs("set(int256)", 0L));
        List<ChainFact> facts = monitor.at(new HeadWatch(chain.node(), 64, 0).look(1));
        assertTrue(facts.stream().noneMatch(fact -> fact.kind() instanceof Kind.Price), facts::toString);
        assertTrue(facts.stream().anyMatch(fact -> fact.kind() instanceof Kind.Pool));
        chain.send(AaveOnChain.ADMIN, feed, Abi.callAs("set(int256)", 200_000_000_000L));
        assertTrue(monitor.at(new HeadWatch(chain.node(), 64, 0).look(1)).stream()
                .anyMatch(fact -> fact.kind() instanceof Kind.Price));
    }

    @Test
    void aConfirmationIsTheTimeFromSendingToTheBlock() {
        Block head = chain.node().head();
        clock.set(head.timestamp() * SECOND + 7);
        ChainMonitor monitor = new ChainMonitor(chain.node(), watched, clock::get);
        ChainFact fact = monitor.confirmed(head.timestamp() * SECOND - 3 * SECOND / 2, head);
        assertEquals(1.5, fact.value());
        assertEquals(clock.get(), fact.knownNanos());
        assertEquals(0, monitor.confirmed(head.timestamp() * SECOND + 5, head).value(), "clocks that differ");
    }

    private static double of(List<ChainFact> facts, PoolMeasure measure) {
        return facts.stream()
                .map(fact -> fact.event(0))
                .filter(event -> event instanceof PoolState state && state.measure() == measure)
                .mapToDouble(event -> ((PoolState) event).value())
                .findFirst()
                .orElseThrow();
    }

    private static double gas(List<ChainFact> facts, Block head) {
        return facts.stream()
                .map(fact -> fact.event(0))
                .filter(event -> event instanceof GasPrice && event.eventNanos() == head.timestamp() * SECOND)
                .mapToDouble(event -> ((GasPrice) event).value())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
