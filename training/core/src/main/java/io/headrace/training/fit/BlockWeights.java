package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A blend's weights from the fitting span itself, where the calibration slice holds too few independent windows
/// to say more than its own weather: each of four blocks is forecast by members fitted on the other three.
///
/// Rows whose label shares an outcome with the block are left out on both sides, so that no member has seen what
/// it is judged on. Members from after a block judge it too: that is no forecast, but it is as fair to one member
/// as to the other. Where windows are many the slice says enough, and the fits would cost three times as much again
/// for nothing (`docs/forecast-evaluation.md`, "A blend's weights").
final class BlockWeights {
    private static final int BLOCKS = 4;

    /// Rows with which each block, and what is left beside it, is still worth fitting.
    private static final int FEWEST_ROWS = 1_000;

    private BlockWeights() {}

    /// @param fit members fitted on other rows
    /// @return empty when windows are many, or rows too few
    static Optional<double[][]> of(
            TrainingSet span, QuantileLevels levels, Function<TrainingSet, List<QuantileModel>> fit) {
        if (span.size() < FEWEST_ROWS || !FewWindows.in(span)) {
            return Optional.empty();
        }
        List<SliceBlend.Judged> parts = new ArrayList<>(BLOCKS);
        long from = span.rows().getFirst().asOfNanos();
        long length = span.rows().getLast().asOfNanos() + 1 - from;
        for (int block = 0; block < BLOCKS; block++) {
            long low = from + length * block / BLOCKS;
            long high = from + length * (block + 1) / BLOCKS;
            TrainingSet judging = span.between(low, high);
            TrainingSet rest = without(span, low, high);
            if (judging.isEmpty() || rest.size() < FEWEST_ROWS / 2) {
                return Optional.empty();
            }
            parts.add(SliceBlend.judged(fit.apply(rest), judging));
        }
        return Optional.of(SliceBlend.weights(levels, parts, FewWindows.count(span)));
    }

    private static TrainingSet without(TrainingSet span, long low, long high) {
        long window = span.window().endNanos();
        List<TrainingRow> rows = span.rows().stream()
                .filter(row -> row.asOfNanos() + window <= low || row.asOfNanos() >= high + window)
                .toList();
        return new TrainingSet(span.schema(), span.window(), rows);
    }
}
