package io.headrace.training.validate;

import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.calibration.UnitForecast;
import io.headrace.models.drift.InputReference;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import java.util.stream.IntStream;

/// What a model met in training, for the file it is kept in.
final class TrainingReferences {
    private static final double HIGH = .99;

    /// Below it a slice without losses would make every later loss a high one.
    private static final double LEAST_UNIT = 1e-9;

    private TrainingReferences() {}

    static TrainingReference of(TrainingSet set, Fold fold, FittedFold fitted, QuantileLevels levels) {
        List<TrainingRow> learned = set.labelledWithin(fold.fitFromNanos(), fold.calibrationLabelsToNanos())
                .rows();
        List<String> columns = set.schema().columns();
        List<InputReference> inputs = IntStream.range(0, columns.size())
                .mapToObj(j -> InputReference.of(
                        columns.get(j),
                        learned.stream().mapToDouble(row -> row.feature(j)).toArray()))
                .toList();
        TrainingSet slice = set.labelledWithin(fold.fitLabelsToNanos(), fold.calibrationLabelsToNanos());
        return new TrainingReference(inputs, lossUnit(slice, fitted, levels));
    }

    private static double lossUnit(TrainingSet slice, FittedFold fitted, QuantileLevels levels) {
        CalibrationState state = fitted.calibration();
        double[] losses = slice.rows().stream()
                .mapToDouble(row -> {
                    double[][] outputs = UnitForecast.outputs(
                            fitted.model(),
                            row.venue(),
                            row.features(fitted.model().steps()),
                            state);
                    return loss(
                            levels, UnitForecast.of(outputs, row.venue(), state).ordered(), row.y());
                })
                .sorted()
                .toArray();
        double high = losses.length == 0 ? 1 : losses[(int) (HIGH * (losses.length - 1))];
        return Math.max(LEAST_UNIT, high);
    }

    private static double loss(QuantileLevels levels, double[] quantiles, double y) {
        return IntStream.range(0, quantiles.length)
                .mapToDouble(k -> Pinball.loss(levels.get(k), quantiles[k], y))
                .average()
                .orElseThrow();
    }
}
