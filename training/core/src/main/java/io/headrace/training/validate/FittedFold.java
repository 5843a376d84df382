package io.headrace.training.validate;

import io.headrace.models.calibration.CalibrationRow;
import io.headrace.models.calibration.CalibrationState;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/// A model and the calibration it starts from, fitted on one fold's training span.
public record FittedFold(QuantileModel model, CalibrationState calibration) {
    static FittedFold of(QuantileTrainer trainer, TrainingSet set, Fold fold, QuantileLevels levels, long seed) {
        QuantileModel fitted =
                trainer.fit(set.labelledWithin(fold.fitFromNanos(), fold.fitLabelsToNanos()), levels, seed);
        TrainingSet slice = set.labelledWithin(fold.fitLabelsToNanos(), fold.calibrationLabelsToNanos())
                .having(fitted.steps());
        QuantileModel model = trainer.refine(fitted, slice);
        if (trainer.learnsWeights() && model instanceof BlendQuantiles blend) {
            SliceLesson lesson = SliceLesson.of(blend, slice);
            CalibrationState start =
                    StartingCalibration.of(levels, lesson.rows(), fold, set.window(), set.periodNanos());
            return new FittedFold(model, start.withExperts(lesson.experts()));
        }
        List<CalibrationRow> rows = new ArrayList<>(slice.size());
        double[] quantiles = new double[levels.size()];
        for (TrainingRow row : slice.rows()) {
            model.predict(row.venue(), row.features(model.steps()), quantiles);
            rows.add(new CalibrationRow(row.venue(), quantiles, row.y()));
        }
        return new FittedFold(model, StartingCalibration.of(levels, rows, fold, set.window(), set.periodNanos()));
    }
}
