package io.headrace.settlement.chain.watch;

import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Follows one node's head by parent hashes. A message that a block came is only a reason to look: what is
/// missed between two looks is fetched block by block.
///
/// For one thread.
public final class HeadWatch {
    /// Blocks without a new one before a chain counts as silent.
    public static final int SILENT_AFTER_BLOCKS = 3;

    private final ChainNode node;
    private final int depth;
    private final Deque<Block> known = new ArrayDeque<>(); // the lowest first, each the parent of the next
    private long movedNanos;

    /// @param depth blocks that are remembered and fetched at most, at least 2
    public HeadWatch(ChainNode node, int depth, long nowNanos) {
        if (depth < 2) {
            throw new IllegalArgumentException("at least 2 blocks must be remembered, was " + depth);
        }
        this.node = node;
        this.depth = depth;
        this.movedNanos = nowNanos;
    }

    /// Looks once.
    ///
    /// @throws io.headrace.settlement.chain.rpc.RpcException when the node does not answer; nothing is forgotten
    public HeadChange look(long nowNanos) {
        Block head = node.head();
        if (!known.isEmpty() && known.getLast().hash().equals(head.hash())) {
            return new HeadChange.Unchanged();
        }
        HeadChange change = known.isEmpty() ? new HeadChange.Lost(head) : follow(head);
        remember(change);
        movedNanos = nowNanos;
        return change;
    }

    /// Whether the head has not moved for so long that the connection, or the chain, must be doubted.
    public boolean isSilent(long nowNanos, Duration blockTime) {
        return nowNanos - movedNanos > SILENT_AFTER_BLOCKS * blockTime.toNanos();
    }

    private HeadChange follow(Block head) {
        List<Block> added = new ArrayList<>(List.of(head));
        while (added.size() <= depth) {
            Block lowest = added.getLast();
            if (isKnown(lowest.parentHash())) {
                return new HeadChange.Moved(above(lowest.parentHash()), added.reversed());
            }
            Optional<Block> parent =
                    lowest.number() == 0 || lowest.number() <= known.getFirst().number()
                            ? Optional.empty()
                            : node.block(new BlockTag.Hash(lowest.parentHash()));
            if (parent.isEmpty()) {
                break;
            }
            added.add(parent.get());
        }
        return new HeadChange.Lost(head);
    }

    private boolean isKnown(String hash) {
        return known.stream().anyMatch(block -> block.hash().equals(hash));
    }

    private List<Block> above(String hash) {
        List<Block> removed = new ArrayList<>();
        for (Block block : List.copyOf(known).reversed()) {
            if (block.hash().equals(hash)) {
                return removed;
            }
            removed.add(block);
        }
        return removed;
    }

    private void remember(HeadChange change) {
        switch (change) {
            case HeadChange.Moved moved -> {
                moved.removed().forEach(block -> known.removeLast());
                known.addAll(moved.added());
            }
            case HeadChange.Lost lost -> {
                known.clear();
                known.add(lost.head());
            }
            case HeadChange.Unchanged ignored -> {}
        }
        while (known.size() > depth) {
            known.removeFirst();
        }
    }
}
