package io.headrace.training.validate;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.training.set.DeskRecording;
import java.util.ArrayList;
import java.util.List;

/// Where the folds of a span lie: after a first part that is only learnt from, equal test blocks follow
/// one another, each learnt for on everything before it (expanding).
///
/// @param folds in time order
/// @param whole the fold of the final model: fitted and calibrated on the whole span, with an empty test
///     block
public record FoldPlan(List<Fold> folds, Fold whole) {
    /// The first part is as long as this many test blocks.
    private static final int FIRST_BLOCKS = 2;

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    /// The least a first fold can be learnt from: three days, or so many periods where they are minutes.
    private static final long FEWEST_NANOS = 72 * HOUR_NANOS;

    private static final long FEWEST_PERIODS = 1_500;

    public FoldPlan {
        folds = List.copyOf(folds);
    }

    /// The folds of a recording that ends where training ends.
    ///
    /// @throws io.headrace.market.problem.ProblemException when the span is too short
    public static FoldPlan of(DeskRecording recording, int count, ForecastWindow window) {
        return expanding(recording.warmNanos(), recording.toNanos(), count, window, fewestNanos(recording));
    }

    /// The shortest span a first fold may learn from.
    public static long fewestNanos(DeskRecording recording) {
        return Math.min(FEWEST_NANOS, FEWEST_PERIODS * recording.periodNanos());
    }

    /// @param fromNanos first instant with a row
    /// @param toNanos no label reaches beyond it
    /// @param count test blocks, positive
    /// @throws io.headrace.market.problem.ProblemException when the span is too short
    public static FoldPlan expanding(long fromNanos, long toNanos, int count, ForecastWindow window) {
        return expanding(fromNanos, toNanos, count, window, FEWEST_NANOS);
    }

    private static FoldPlan expanding(
            long fromNanos, long toNanos, int count, ForecastWindow window, long fewestNanos) {
        if (count <= 0) {
            throw new IllegalArgumentException("folds must be positive, were " + count);
        }
        long block = (toNanos - fromNanos) / (count + FIRST_BLOCKS);
        long first = FIRST_BLOCKS * block;
        if (first < fewestNanos || Fold.CALIBRATION_SHARE * first < 4 * window.endNanos()) {
            throw new Problem(
                            "HR-9010",
                            "the training span of " + hours(toNanos - fromNanos) + " h after warm-up is too short for "
                                    + count + " folds of a " + hours(window.endNanos()) + " h window",
                            "",
                            "Use a longer dataset, a later --until or fewer --folds",
                            ExitCode.INVALID)
                    .toException();
        }
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long test = fromNanos + (FIRST_BLOCKS + i) * block;
            long end = i == count - 1 ? toNanos : test + block;
            folds.add(Fold.whole(fromNanos, test - window.endNanos(), test, end));
        }
        return new FoldPlan(folds, Fold.whole(fromNanos, toNanos, toNanos, toNanos));
    }

    private static long hours(long nanos) {
        return nanos / HOUR_NANOS;
    }
}
