package io.headrace.settlement.transfer;

/// Where a transfer is in its life. `INTENDED -> SENT -> ARRIVED`, or `INTENDED -> REFUSED`; nothing else.
public enum TransferState {
    /// Written down, perhaps already sent: after a crash it is sent again under the same id.
    INTENDED,
    /// Accepted by the outside world; the money is on its way.
    SENT,
    /// At its destination. Final.
    ARRIVED,
    /// Turned down by the outside world; the money never left. Final.
    REFUSED;

    /// Whether something is still to happen.
    public boolean isOpen() {
        return this == INTENDED || this == SENT;
    }
}
