package io.headrace.inference.api;

import io.headrace.settlement.transfer.Transfer;
import io.headrace.settlement.transfer.TransferState;
import java.time.Instant;

/// A transfer and where it stands.
///
/// @param amount exact decimal
/// @param reason why it was refused; empty otherwise
public record TransferAnswer(
        String id,
        long decisionSequence,
        String from,
        String to,
        String amount,
        String asset,
        Instant departedAt,
        Instant arrivesAt,
        TransferState state,
        Instant stateSince,
        String reason) {
    static TransferAnswer of(Transfer transfer) {
        var transit = transfer.transit();
        return new TransferAnswer(
                transfer.id(),
                transfer.decisionSequence(),
                transit.from(),
                transit.to(),
                MoveAnswer.exact(transit.amount()),
                transit.amount().asset().symbol(),
                Times.instant(transit.departedNanos()),
                Times.instant(transit.arrivesNanos()),
                transfer.state(),
                Times.instant(transfer.changedNanos()),
                transfer.reason());
    }
}
