package io.headrace.settlement.fact;

import java.util.List;
import java.util.Optional;

/// What is said about one bridge message: by the bridge's own service, and by nodes of the destination chain.
/// Where they differ the chain is right.
public record BridgeView(String messageId, Status service, List<DeliveryView> nodes) {
    /// What the bridge's service says.
    public enum Status {
        WAITING,
        /// Attested: it can be claimed.
        READY,
        DELIVERED,
        /// It will not be delivered: the source gives the money back.
        REFUNDABLE,
        /// No answer, an error, or one that contradicts itself.
        UNKNOWN
    }

    /// What one node of the destination says.
    ///
    /// @param used the receipt's block and what arrived; empty when the message is not used at its head
    public record DeliveryView(String operator, BlockRef finalized, Optional<Delivery> used) {}

    /// @param units what arrived, base units
    public record Delivery(BlockRef block, long units) {}

    public BridgeView {
        nodes = List.copyOf(nodes);
    }
}
