package io.headrace.training.backtest;

import io.headrace.features.engine.Tick;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelCard;
import io.headrace.training.set.DeskRecording;
import java.time.Instant;

/// The two parts of a recording: what the model and the policies have learnt from, and what they are
/// judged on.
///
/// @param training ticks up to the end of the model's training
/// @param test ticks after it, one label window later
public record Spans(DeskRecording training, DeskRecording test) {
    /// A day: fewer periods say nothing about a policy.
    private static final int FEWEST_TICKS = 24;

    /// @throws io.headrace.market.problem.ProblemException when too little of the recording lies after
    ///     the training
    public static Spans of(DeskRecording recording, ModelCard card) {
        long testFrom = Math.addExact(card.trainedToNanos(), card.window().endNanos());
        long left = recording.ticks().stream()
                .mapToLong(Tick::nowNanos)
                .filter(now -> now >= testFrom)
                .count();
        long learnt = recording.ticks().stream()
                .mapToLong(Tick::nowNanos)
                .filter(now -> now <= card.trainedToNanos())
                .count();
        if (learnt == 0) {
            throw new Problem(
                            "HR-9020",
                            "the dataset begins at " + Instant.ofEpochSecond(0, recording.fromNanos())
                                    + ", after the model's training, which used data up to "
                                    + Instant.ofEpochSecond(0, card.trainedToNanos())
                                    + ": policies have nothing to be tuned on",
                            card.id(),
                            "Use a dataset that begins before the model's training ended",
                            ExitCode.INVALID)
                    .toException();
        }
        if (left < FEWEST_TICKS) {
            throw new Problem(
                            "HR-9020",
                            "the dataset leaves " + left + " periods after the model's training, which used data up to "
                                    + Instant.ofEpochSecond(0, card.trainedToNanos()),
                            card.id(),
                            "Train with an earlier --until, or use a dataset that goes on longer",
                            ExitCode.INVALID)
                    .toException();
        }
        return new Spans(recording.until(card.trainedToNanos()), recording.between(testFrom, recording.toNanos()));
    }
}
