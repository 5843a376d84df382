package io.headrace.settlement.ledger;

/// What happened to money. A transfer has each kind of entry at most once for each reservation of it: the journal
/// refuses a second by its key. Units are base units, positive.
public sealed interface Entry {
    String transferId();

    /// Money was there before the books began.
    record Opening(String node, long units) implements Entry {
        @Override
        public String transferId() {
            return "opening " + node;
        }
    }

    /// A transfer claims money of a node; nothing has moved.
    record Reserve(String transferId, String node, long units) implements Entry {}

    /// What was reserved has left, at finality.
    ///
    /// @param units what left, at most what was reserved
    record Post(String transferId, long units) implements Entry {}

    /// Nothing left and nothing will: the reservation is gone.
    record Void(String transferId) implements Entry {}

    /// What was in flight is credited; what is missing of it was the price of the way.
    record Arrive(String transferId, String node, long units) implements Entry {}

    /// Two persons found that what is in flight will not come.
    record WriteOff(String transferId) implements Entry {}

    /// Money came that the books no longer wait for.
    record Surplus(String transferId, String node, long units) implements Entry {}
}
