package io.headrace.inference.api;

import io.headrace.inference.decide.DeskBoard;
import io.headrace.inference.decide.DeskPlan;
import io.headrace.inference.decide.DeskSnapshot;
import io.headrace.inference.decide.Phase;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What runs and how far it is.
///
/// @param feed where events come from
/// @param execution where money moves
/// @param message what a person should know; empty when all is well
/// @param asOf market time of the data
/// @param dataEndsAt of a replay; null of live streams
/// @param periodsPerSecond speed of the feed; null for as fast as possible
/// @param progress of the replay, 0 to 1; null of live streams
/// @param secondsSinceTick real time since the loop last finished something
/// @param loopErrors since the process started
/// @param safety operator, rung of the fallback ladder, guards and limits
public record StatusAnswer(
        String feed,
        String execution,
        Phase phase,
        String message,
        @Schema(nullable = true) @Nullable String dataset,
        @Schema(nullable = true) @Nullable Instant asOf,
        @Schema(nullable = true) @Nullable Instant firstDecisionAt,
        @Schema(nullable = true) @Nullable Instant dataEndsAt,
        double periodSeconds,
        @Schema(nullable = true) @Nullable Double periodsPerSecond,
        @Schema(nullable = true) @Nullable Double progress,
        double secondsSinceTick,
        long loopErrors,
        SafetyAnswer safety) {
    static StatusAnswer of(DeskBoard board, DeskSnapshot shown) {
        Optional<DeskPlan> plan = board.plan();
        boolean live = plan.flatMap(DeskPlan::live).isPresent();
        return new StatusAnswer(
                live ? "LIVE" : "REPLAY",
                board.brake().isPresent() ? "CHAINS" : "PAPER",
                shown.phase(),
                shown.phase() == Phase.RUNNING && shown.message().isEmpty()
                        ? StreamAnswer.sentence(board.streams())
                        : shown.message(),
                plan.map(DeskPlan::dataset).orElse(null),
                shown.asOfNanos().isPresent() ? Times.instant(shown.asOfNanos().getAsLong()) : null,
                plan.map(settled -> Times.instant(settled.startNanos())).orElse(null),
                plan.filter(settled -> !live)
                        .map(settled -> Times.instant(settled.endNanos()))
                        .orElse(null),
                plan.map(settled -> settled.settings().periodNanos() / 1e9).orElse(0.0),
                plan.map(DeskPlan::speed)
                        .filter(speed -> speed.isLimited())
                        .map(speed -> speed.periodsPerSecond())
                        .orElse(null),
                live ? null : shown.progress(),
                board.secondsSinceShown(),
                shown.counts().errors(),
                SafetyAnswer.of(board, shown));
    }
}
