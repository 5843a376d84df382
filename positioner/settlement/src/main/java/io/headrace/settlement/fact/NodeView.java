package io.headrace.settlement.fact;

import java.util.Map;

/// What one node answered about one lane, in one look. A node that did not answer has no view; it is not a
/// view of zeros.
///
/// @param operator who runs the node: agreement is counted by operator, not by address
/// @param chainId what it says it serves; a view of another chain counts for nothing
/// @param finalized the newest block that counts as final by the chain's finality profile
/// @param baseFeeWei what a unit of gas costs now, wei, by the node's own fee model
/// @param txs what it says of each hash it was asked for
public record NodeView(
        String operator,
        long chainId,
        BlockRef head,
        BlockRef finalized,
        Nonces nonces,
        long baseFeeWei,
        Map<String, TxFact> txs) {
    public NodeView {
        txs = Map.copyOf(txs);
    }

    public TxFact tx(String hash) {
        return txs.getOrDefault(hash, new TxFact.Absent());
    }
}
