package io.headrace.settlement.chain.read;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.watch.HeadBell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The state of many contracts at each new block. The bell says which block; its hash goes with the question, so that
/// a node that does not hold it refuses, and the head it does hold is read instead.
///
/// For one thread.
public final class HeadStates {
    /// What the contracts answered at one block.
    public record AtBlock(String blockHash, List<Reading> readings) {
        public AtBlock {
            readings = List.copyOf(readings);
        }
    }

    private final ChainNode node;
    private final HeadBell bell;
    private final Multicall multicall;
    private String last = "";

    public HeadStates(ChainNode node, HeadBell bell, Multicall multicall) {
        this.node = node;
        this.bell = bell;
        this.multicall = multicall;
    }

    /// Waits for a block, and reads at it; when none is told in time the head is asked for.
    ///
    /// @return empty when there is no new block
    /// @throws RpcException when the node does not answer
    public Optional<AtBlock> next(Duration most) throws InterruptedException {
        if (!bell.isConnected()) {
            bell.connect();
        }
        Optional<HeadBell.Ring> ring = bell.await(most);
        if (ring.isPresent() && ring.get().hash().equals(last)) {
            return Optional.empty();
        }
        return ring.isPresent() ? rung(ring.get().hash()) : atHead();
    }

    private Optional<AtBlock> rung(String hash) {
        try {
            return Optional.of(read(hash));
        } catch (RpcException e) {
            return atHead(); // another node behind the same name, or a block that was taken back
        }
    }

    private Optional<AtBlock> atHead() {
        String head = node.head().hash();
        return head.equals(last) ? Optional.empty() : Optional.of(read(head));
    }

    private AtBlock read(String hash) {
        AtBlock read = new AtBlock(hash, multicall.at(node, hash));
        last = hash;
        return read;
    }
}
