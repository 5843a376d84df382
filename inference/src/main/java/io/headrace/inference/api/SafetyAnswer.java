package io.headrace.inference.api;

import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.operator.OperatorFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where the desk stands with its safeguards.
///
/// @param rung of the fallback ladder that decided last; null before the first decision
/// @param probation the rung that is being proved; null when none is
/// @param guardShare of a forecast's orders the merge-reserve guard let through; null without a guard
/// @param guardVoided how often its bound was suspended; null without a guard
/// @param restraints what safeguards changed in the last decision
public record SafetyAnswer(
        OperatorAnswer operator,
        @Schema(nullable = true) @Nullable Rung rung,
        @Schema(nullable = true) @Nullable Instant rungSince,
        @Schema(nullable = true) @Nullable Rung probation,
        @Schema(nullable = true) @Nullable Instant probationSince,
        @Schema(nullable = true) @Nullable Double guardShare,
        @Schema(nullable = true) @Nullable Long guardVoided,
        List<RestraintAnswer> restraints) {
    static SafetyAnswer of(DeskBoard board, DeskSnapshot shown) {
        Optional<Decision> last = shown.last();
        Optional<LadderMemory> ladder =
                last.flatMap(decision -> decision.memory().safety().ladder());
        Optional<LadderMemory> proving = ladder.filter(LadderMemory::isOnProbation);
        Optional<GuardMemory> guard = last.flatMap(decision -> decision.memory().guard());
        return new SafetyAnswer(
                OperatorAnswer.of(board.operator().map(OperatorFile::current).orElse(Operator.RUNNING)),
                last.map(Decision::rung).orElse(null),
                ladder.map(found -> Times.instant(found.sinceNanos())).orElse(null),
                proving.map(LadderMemory::candidate).orElse(null),
                proving.map(found -> Times.instant(found.candidateSinceNanos())).orElse(null),
                guard.map(GuardMemory::share).orElse(null),
                guard.map(GuardMemory::voided).orElse(null),
                last.map(Decision::restraints).orElse(List.of()).stream()
                        .map(RestraintAnswer::of)
                        .toList());
    }
}
