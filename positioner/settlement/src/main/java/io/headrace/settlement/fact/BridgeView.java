package io.headrace.settlement.fact;

import java.util.List;
import java.util.Optional;

/// What is said about one bridge message: by the bridge's own service, and by nodes of both chains.
/// Where they differ the chain is right.
///
/// @param nodes of the destination
/// @param returned the message's money, back where it left; empty while enough nodes of the source
///     do not show it
public record BridgeView(String messageId, Status service, List<DeliveryView> nodes, Optional<Returned> returned) {
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

    /// What was given back, at the source's finality, by whosever transaction.
    ///
    /// @param transaction its hash
    /// @param units what the vault was given, base units
    public record Returned(String transaction, long units) {}

    /// Of a message whose money is not back.
    public BridgeView(String messageId, Status service, List<DeliveryView> nodes) {
        this(messageId, service, nodes, Optional.empty());
    }

    public BridgeView {
        nodes = List.copyOf(nodes);
    }
}
