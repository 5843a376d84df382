package io.headrace.settlement.fact;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// What one node answered about one lane, in one look. A node that did not answer has no view; it is not a
/// view of zeros.
///
/// @param operator who runs the node: agreement is counted by operator, not by address
/// @param chainId what it says it serves; a view of another chain counts for nothing
/// @param finalized the newest block that counts as final by the chain's finality profile
/// @param baseFeeWei what a unit of gas costs now, wei, by the node's own fee model
/// @param gasWei what the sender has at the finalized block to pay gas with; empty when the node was not asked
/// @param txs what it says of each hash it was asked for
public record NodeView(
        String operator,
        long chainId,
        BlockRef head,
        BlockRef finalized,
        Nonces nonces,
        long baseFeeWei,
        Optional<BigInteger> gasWei,
        Map<String, TxFact> txs) {
    public NodeView {
        txs = Map.copyOf(txs);
    }

    /// A view of a node that was not asked for the sender's money.
    public NodeView(
            String operator,
            long chainId,
            BlockRef head,
            BlockRef finalized,
            Nonces nonces,
            long baseFeeWei,
            Map<String, TxFact> txs) {
        this(operator, chainId, head, finalized, nonces, baseFeeWei, Optional.empty(), txs);
    }

    public TxFact tx(String hash) {
        return txs.getOrDefault(hash, new TxFact.Absent());
    }
}
