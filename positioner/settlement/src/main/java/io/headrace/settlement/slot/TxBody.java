package io.headrace.settlement.slot;

/// What a transaction is to do; the signer turns it into calldata. Amounts are base units.
public sealed interface TxBody {
    /// The vault pays a transfer out on its route, once.
    record Pay(String transferId, String route, long units, long minReceived) implements TxBody {}

    /// An attested bridge message is delivered.
    record Claim(String transferId, String messageId) implements TxBody {}

    /// What arrived is put into the venue.
    record Deposit(String transferId, String venue, long units) implements TxBody {}

    /// The money of an undelivered message is taken back.
    record Reverse(String transferId, String messageId) implements TxBody {}

    /// Nothing: a payment of zero to oneself that uses the slot up.
    record Noop() implements TxBody {}
}
