package io.headrace.decision.record;

import java.util.List;

/// What following a chain of records found.
///
/// @param records how many there are
/// @param older how many of them are of a format that kept no evidence: their chain can be
///     followed, they cannot be
///     made again
/// @param firstSequence number of the first; above 0 when the records begin later
/// @param firstNanos time of the first decision
/// @param lastNanos time of the last decision
/// @param head digest of the last record: who keeps it can tell later that nothing before it
///     was changed or
///     taken out; empty when there are no records
/// @param findings what is wrong, in the order of the records; empty when all is well
/// @param more findings beyond those listed
public record ChainReport(
        long records,
        long older,
        long firstSequence,
        long firstNanos,
        long lastNanos,
        String head,
        List<Finding> findings,
        long more) {
    public ChainReport {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return findings.isEmpty();
    }

    /// What is wrong with a record.
    ///
    /// @param sequence its number
    /// @param sentence for people
    public record Finding(long sequence, Kind kind, String where, String sentence) {}

    /// The ways in which a chain can be broken.
    public enum Kind {
        /// the bytes are no record
        UNREADABLE,
        /// the bytes do not give the digest they carry
        CHANGED,
        /// records before it are gone
        MISSING,
        /// it stands where another should: put in, or moved
        OUT_OF_PLACE,
        /// it names another record as the one before
        LINK,
        /// what it was made from does not give the digest it names
        EVIDENCE,
        /// it is not later than the one before
        TIME,
        /// a transfer that no decision intended
        INTENT,
        /// a row of what became of transfers is not as it was written
        HISTORY,
        /// a digest that was to be in the chain is not
        ANCHOR
    }
}
