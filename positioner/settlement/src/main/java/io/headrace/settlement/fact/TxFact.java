package io.headrace.settlement.fact;

/// What one node says about one transaction hash.
public sealed interface TxFact {
    /// The node does not know it. Not a proof of anything.
    record Absent() implements TxFact {}

    /// The node holds it and it is in no block.
    record Pending() implements TxFact {}

    /// The node has it in a block of its chain.
    record Mined(Receipt receipt) implements TxFact {}
}
