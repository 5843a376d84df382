package io.headrace.settlement.monitor;

import io.headrace.settlement.chain.proof.AgreedBlock;
import io.headrace.settlement.chain.read.Voices;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.monitor.ChainFact.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Looks at one chain through all its nodes, and tells what enough operators say alike: gas of every
/// block that came, pools and prices at the last of them. A part that is not agreed on, or is no price,
/// has no fact: unknown is not zero. What was told of a block that was taken back stays told; the block
/// in its place tells anew.
///
/// Blocks since the last look are caught up for five seconds at most, or the one question that is open
/// then; those left out are a gap, and the next look goes on at its head.
///
/// A fact is known when it was read. A block whose stamp is ahead of the receiving clock counts as of
/// then.
///
/// For one thread.
public final class ChainMonitor {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int GWEI_DECIMALS = 9;
    private static final int DEPTH = 64; // blocks that are caught up one by one
    private static final long CATCH_UP_NANOS = 5 * SECOND_NANOS; // a node that hangs must not hold back the head

    private final long chainId;
    private final Voices voices;
    private final Watched watched;
    private final Contracts contracts;
    private final LongSupplier epochNanos;
    private final SequencedSet<String> told = new LinkedHashSet<>();
    private long gaps;

    /// @param needed operators that must say the same, at least 2
    /// @param epochNanos the receiving clock, nanoseconds since the epoch
    /// @param said told once what a person should mend, one sentence
    public ChainMonitor(
            long chainId,
            List<ChainNode> nodes,
            int needed,
            Watched watched,
            LongSupplier epochNanos,
            Consumer<String> said) {
        this.chainId = chainId;
        this.voices = new Voices(nodes, needed);
        this.watched = watched;
        this.contracts = new Contracts(voices, watched, said);
        this.epochNanos = epochNanos;
    }

    /// What is new since the last look; nothing when the head is the same.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4133 when operators do not agree on a
    ///     head: a gap
    public List<ChainFact> look() {
        Block head =
                AgreedBlock.below(voices.nodes(), chainId, 0, voices.needed()).block();
        if (told.contains(head.hash())) {
            return List.of();
        }
        List<Block> added = added(head);
        List<Told> state = contracts.at(head);
        long known = epochNanos.getAsLong();
        List<ChainFact> facts = new ArrayList<>();
        for (Block block : added) {
            gas(block).map(gas -> fact(gas, block, known)).ifPresent(facts::add);
        }
        state.forEach(one -> facts.add(fact(one, head, known)));
        added.forEach(block -> told.add(block.hash()));
        while (told.size() > 2 * DEPTH) {
            told.removeFirst();
        }
        return facts;
    }

    /// How long a transaction of ours took; empty when operators do not agree on the block.
    ///
    /// @param sentNanos when it was first sent, by the receiving clock
    /// @param blockHash of the block it is in
    public Optional<ChainFact> confirmed(long sentNanos, String blockHash) {
        return voices.agreed(
                        node -> node.block(new BlockTag.Hash(blockHash)).orElseThrow(IllegalArgumentException::new))
                .map(block -> {
                    double seconds = Math.max(0, nanos(block) - sentNanos) / (double) SECOND_NANOS;
                    return fact(
                            new Told(watched.gas(), new Kind.Confirmation(), seconds), block, epochNanos.getAsLong());
                });
    }

    /// Stretches of blocks so far that were left out between two looks: too many, not agreed on, or told
    /// too slowly.
    public long gaps() {
        return gaps;
    }

    /// The head and what came before it since the last look, the lowest first.
    private List<Block> added(Block head) {
        List<Block> added = new ArrayList<>(List.of(head));
        if (told.isEmpty()) {
            return added;
        }
        long since = epochNanos.getAsLong();
        Block lowest = head;
        while (lowest.number() > 0 && !told.contains(lowest.parentHash())) {
            Optional<Block> parent = added.size() < DEPTH && epochNanos.getAsLong() - since < CATCH_UP_NANOS
                    ? parent(lowest)
                    : Optional.empty();
            if (parent.isEmpty()) {
                gaps++;
                break;
            }
            lowest = parent.get();
            added.add(lowest);
        }
        return added.reversed();
    }

    private Optional<Block> parent(Block block) {
        BlockTag hash = new BlockTag.Hash(block.parentHash());
        return voices.agreed(node -> node.block(hash).orElseThrow(IllegalArgumentException::new));
    }

    /// A chain without a base fee tells 0, which is no price.
    private Optional<Told> gas(Block block) {
        double gwei = new BigDecimal(block.baseFee(), GWEI_DECIMALS).doubleValue();
        return gwei > 0 ? Optional.of(new Told(watched.gas(), new Kind.Gas(), gwei)) : Optional.empty();
    }

    private static ChainFact fact(Told told, Block block, long known) {
        return new ChainFact(told.of(), Math.min(nanos(block), known), known, told.kind(), told.value());
    }

    private static long nanos(Block block) {
        return block.timestamp() * SECOND_NANOS;
    }
}
