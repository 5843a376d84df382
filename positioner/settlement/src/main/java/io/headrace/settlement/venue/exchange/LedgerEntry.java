package io.headrace.settlement.venue.exchange;

/// A deposit or withdrawal as the venue's own ledger has it.
///
/// @param id the venue's name of it, unique
/// @param units base units of the asset, without fees
/// @param reference what we named it by when we asked for it, or the transaction it came with;
///     empty when the venue keeps neither
/// @param timeMillis Unix milliseconds
public record LedgerEntry(Kind kind, String id, long units, String reference, long timeMillis) {
    /// Which way.
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL
    }
}
