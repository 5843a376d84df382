package io.headrace.settlement.venue;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.fact.CreditView;
import java.util.Optional;

/// Where a venue says that it credited a transfer.
@FunctionalInterface
public interface CreditSource {
    /// What one node's chain shows; empty when there is no such credit.
    ///
    /// @param finalBlock the last block that counts
    /// @throws io.headrace.settlement.chain.rpc.RpcException when the node does not answer
    Optional<CreditView.Credited> credit(ChainNode node, long finalBlock, String transferId);
}
