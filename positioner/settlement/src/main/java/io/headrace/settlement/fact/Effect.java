package io.headrace.settlement.fact;

/// What a final transaction did, parsed from the logs of known contracts. Amounts are base units of the
/// transferred asset, as the logs give them and not as they were asked for.
public sealed interface Effect {
    /// Collateral left our custody for a transfer.
    record Paid(String transferId, long units) implements Effect {}

    /// A bridge took the money and gave it this message.
    record MessageSent(String messageId, long units) implements Effect {}

    /// A message was delivered on its destination chain.
    record MessageReceived(String messageId, long units) implements Effect {}

    /// Money reached a venue's own contract under a transfer's reference.
    record Deposited(String transferId, long units) implements Effect {}

    /// A bridge gave the money of an undelivered message back.
    record Refunded(String messageId, long units) implements Effect {}
}
