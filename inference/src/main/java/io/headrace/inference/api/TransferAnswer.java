package io.headrace.inference.api;

import io.headrace.settlement.dossier.Objection;
import io.headrace.settlement.dossier.TransferLine;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.journal.transfer.Dossier;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.transfer.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A transfer and where it stands.
///
/// @param carrier CHAIN or PAPER
/// @param decisionSequence number of its decision; null on chains, where its digest is told with the
///     transfer
/// @param amount exact decimal
/// @param departedAt when it left, as agreed; null on chains, where the states tell it
/// @param arrivesAt when it is to arrive, as agreed; null on chains
/// @param over whether the state is final
/// @param waitsForPersons whether two persons must decide
/// @param steps states it was in with their times, oldest first; empty on paper and in lists
/// @param reason why it is held, stranded, in review or refused, or that its sender stands still; empty otherwise
public record TransferAnswer(
        String id,
        String carrier,
        @Schema(nullable = true) @Nullable Long decisionSequence,
        String from,
        String to,
        String amount,
        String asset,
        @Schema(nullable = true) @Nullable Instant departedAt,
        @Schema(nullable = true) @Nullable Instant arrivesAt,
        String state,
        Instant stateSince,
        boolean over,
        boolean waitsForPersons,
        List<StepAnswer> steps,
        String reason) {
    static TransferAnswer of(Transfer transfer) {
        var transit = transfer.transit();
        return new TransferAnswer(
                transfer.id(),
                TransferLine.Carrier.PAPER.name(),
                transfer.decisionSequence(),
                transit.from(),
                transit.to(),
                MoveAnswer.exact(transit.amount()),
                transit.amount().asset().symbol(),
                Times.instant(transit.departedNanos()),
                Times.instant(transit.arrivesNanos()),
                transfer.state().name(),
                Times.instant(transfer.changedNanos()),
                !transfer.state().isOpen(),
                false,
                List.of(),
                transfer.reason());
    }

    /// One state.
    public record StepAnswer(String state, Instant at) {}

    static TransferAnswer of(Dossier dossier) {
        return of(
                dossier.life(),
                TransferLine.of(dossier),
                dossier.steps().stream()
                        .map(step -> new StepAnswer(step.state().name(), Times.instant(step.atNanos())))
                        .toList());
    }

    /// @param halts senders that stand still, and why
    static TransferAnswer of(Life life, Map<LaneId, String> halts) {
        return of(life, TransferLine.of(life, halts), List.of());
    }

    private static TransferAnswer of(Life life, TransferLine line, List<StepAnswer> steps) {
        return new TransferAnswer(
                line.id(),
                line.carrier().name(),
                null,
                line.from(),
                line.to(),
                line.amount().toPlainString(),
                line.asset(),
                null,
                null,
                line.state(),
                Times.instant(line.sinceNanos()),
                line.over(),
                Objection.waits(life),
                steps,
                line.reason());
    }
}
