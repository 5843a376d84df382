package io.headrace.settlement.monitor;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.watch.HeadChange;
import io.headrace.settlement.monitor.ChainFact.Kind;
import io.headrace.settlement.venue.aave.AaveState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Reads what is watched at each head: gas of every block that came, pools and prices at the last of them. A part that
/// is not answered, or is no price, has no fact: unknown is not zero. What was told of a block that was taken back
/// stays told; the block in its place tells anew.
///
/// For one thread.
public final class ChainMonitor {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int GWEI_DECIMALS = 9;
    private static final int RAY_DECIMALS = 27;
    private static final int PRICE_DECIMALS = 8;
    private final ChainNode node;
    private final Watched watched;
    private final LongSupplier epochNanos;

    /// @param epochNanos the receiving clock, nanoseconds since the epoch
    public ChainMonitor(ChainNode node, Watched watched, LongSupplier epochNanos) {
        this.node = node;
        this.watched = watched;
        this.epochNanos = epochNanos;
    }

    /// What a change of the head tells.
    public List<ChainFact> at(HeadChange change) {
        return switch (change) {
            case HeadChange.Unchanged ignored -> List.of();
            case HeadChange.Lost lost -> facts(List.of(lost.head()));
            case HeadChange.Moved moved -> facts(moved.added());
        };
    }

    /// How long a transaction of ours took.
    ///
    /// @param sentNanos when it was first sent, by the receiving clock
    /// @param block in which it is
    public ChainFact confirmed(long sentNanos, Block block) {
        long known = known(block);
        double seconds = Math.max(0, nanos(block) - sentNanos) / (double) SECOND_NANOS;
        return new ChainFact(watched.gas(), nanos(block), known, new Kind.Confirmation(), seconds);
    }

    private List<ChainFact> facts(List<Block> added) {
        List<ChainFact> facts = new ArrayList<>();
        for (Block block : added) {
            facts.add(fact(watched.gas(), block, new Kind.Gas(), number(block.baseFee(), GWEI_DECIMALS)));
        }
        Block last = added.getLast();
        watched.pools().forEach(pool -> facts.addAll(pool(pool, last)));
        watched.feeds().forEach(feed -> facts.addAll(price(feed, last)));
        return facts;
    }

    private List<ChainFact> pool(Watched.Pool pool, Block block) {
        try {
            AaveState state = pool.reader().at(node, block.hash());
            return List.of(
                    measured(pool.of(), block, PoolMeasure.UTILIZATION, state.utilization()),
                    measured(pool.of(), block, PoolMeasure.POOL_AMOUNT, number(state.liquidity(), state.decimals())),
                    measured(pool.of(), block, PoolMeasure.LIQUIDITY_INDEX, number(state.index(), RAY_DECIMALS)),
                    measured(pool.of(), block, PoolMeasure.PRICE_USD, number(state.price(), PRICE_DECIMALS)));
        } catch (RpcException e) {
            return List.of();
        }
    }

    private List<ChainFact> price(Watched.Feed feed, Block block) {
        try {
            double price = feed.feed().told(node, block).value().doubleValue();
            return List.of(fact(feed.of(), block, new Kind.Price(), price));
        } catch (RpcException | ProblemException e) {
            return List.of();
        }
    }

    private ChainFact measured(Instrument of, Block block, PoolMeasure measure, double value) {
        return fact(of, block, new Kind.Pool(measure), value);
    }

    private ChainFact fact(Instrument of, Block block, Kind kind, double value) {
        return new ChainFact(of, nanos(block), known(block), kind, value);
    }

    private long known(Block block) {
        return Math.max(nanos(block), epochNanos.getAsLong());
    }

    private static long nanos(Block block) {
        return block.timestamp() * SECOND_NANOS;
    }

    private static double number(BigInteger units, int decimals) {
        return new BigDecimal(units, decimals).doubleValue();
    }
}
