package io.headrace.settlement.slot;

/// One step of a transfer that needs a transaction of its own.
///
/// @param no its number among the legs of the transfer, from 1: a repeated step is another leg
public record LegId(String transferId, Kind kind, int no) {
    /// What the step does.
    public enum Kind {
        /// Money leaves its source.
        SOURCE,
        /// A bridge message is claimed on the destination.
        CLAIM,
        /// Money is put into the venue.
        DEPOSIT,
        /// An undelivered message's money is taken back on the source.
        REVERSE
    }

    @Override
    public String toString() {
        return transferId + "/" + kind + "/" + no;
    }
}
