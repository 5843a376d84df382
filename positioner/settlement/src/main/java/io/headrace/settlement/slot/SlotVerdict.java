package io.headrace.settlement.slot;

import io.headrace.settlement.fact.Receipt;

/// What enough operators agree on about one slot.
public sealed interface SlotVerdict {
    /// One of our transactions is final in it.
    record Final(Receipt receipt) implements SlotVerdict {}

    /// One of our transactions is in a block that is not final.
    record Mined(Receipt receipt) implements SlotVerdict {}

    /// Enough nodes hold one of our transactions.
    ///
    /// @param behind whether a lower nonce of the sender is in no block: until it is, this one cannot be
    record Waiting(boolean behind) implements SlotVerdict {}

    /// Too few nodes know any of our transactions. No proof that none will come.
    record Missing() implements SlotVerdict {}

    /// The slot is used at finality, by none of our transactions.
    record Foreign() implements SlotVerdict {}
}
