package io.headrace.settlement.venue.exchange;

/// What a venue's answer to a signed request comes to.
public sealed interface Verdict {
    /// It took the request. That the money moved its ledger says, not this.
    ///
    /// @param reference the venue's own name of it; empty when it gives none
    record Taken(String reference) implements Verdict {}

    /// It refused: nothing was done.
    record Refused(Reason reason, String words) implements Verdict {}

    /// It may have been done: an error of the server, no sense in the answer. Look at the ledger,
    /// send the same again.
    record Unclear(String words) implements Verdict {}

    /// One class for venues' many texts.
    enum Reason {
        INSUFFICIENT,
        NONCE_USED,
        WRONG_SIGNER,
        BELOW_MINIMUM,
        /// Withdrawals are held back for everybody: a gate, a limit of the hour.
        GATED,
        RATE_LIMITED,
        FEE_TOO_LOW,
        EXPIRED,
        OTHER
    }
}
