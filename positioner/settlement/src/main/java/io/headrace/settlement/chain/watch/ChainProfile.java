package io.headrace.settlement.chain.watch;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import java.time.Duration;
import java.util.Optional;

/// What the desk knows of a chain beforehand.
///
/// @param checkpoint number of a block that can no longer change
/// @param checkpointHash its hash: a fork of this chain, or a copy that begins elsewhere, has another
public record ChainProfile(
        long chainId, String name, Duration blockTime, Finality finality, long checkpoint, String checkpointHash) {
    /// When a block counts as final.
    public sealed interface Finality {
        /// By the chain's own word, such as `finalized`.
        record Tagged(BlockTag tag) implements Finality {}

        /// With so many blocks on top.
        record Depth(int blocks) implements Finality {
            public Depth {
                if (blocks < 1) {
                    throw new IllegalArgumentException("a final block has at least one on top, was " + blocks);
                }
            }
        }
    }

    /// The newest block that is final, as one node tells it; empty when there is none yet.
    public Optional<Block> finalized(ChainNode node, Block head) {
        return switch (finality) {
            case Finality.Tagged(BlockTag tag) -> node.block(tag);
            case Finality.Depth(int blocks) ->
                head.number() < blocks ? Optional.empty() : node.block(new BlockTag.Number(head.number() - blocks));
        };
    }

    /// Refuses a node of another chain, or of a fork of this one: at the start, and after each reconnection.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-4107 of another chain, HR-4108 of a fork
    public void require(ChainNode node) {
        long found = node.chainId();
        if (found != chainId) {
            throw refused(
                    node, "HR-4107", "the node serves chain " + found + ", wanted " + chainId + " (" + name + ")");
        }
        String hash =
                node.block(new BlockTag.Number(checkpoint)).map(Block::hash).orElse("unknown");
        if (!hash.equals(checkpointHash)) {
            throw refused(
                    node,
                    "HR-4108",
                    "the node serves another history of " + name + ": block " + checkpoint + " is " + hash + ", wanted "
                            + checkpointHash);
        }
    }

    private static RuntimeException refused(ChainNode node, String code, String what) {
        return new Problem(
                        code,
                        what,
                        node.node().toString(),
                        "Put an endpoint of the right chain into the settings: nothing was sent",
                        ExitCode.NOT_ALLOWED)
                .toException();
    }
}
