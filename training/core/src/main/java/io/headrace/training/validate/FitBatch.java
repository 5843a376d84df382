package io.headrace.training.validate;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.set.TrainingSet;
import java.util.List;

/// Fits that do not wait for one another.
///
/// @param set every row of the run; each task learns from a part of it
/// @param tasks each different from the others
public record FitBatch(TrainingSet set, QuantileLevels levels, long seed, List<FitTask> tasks) {
    public FitBatch {
        tasks = List.copyOf(tasks);
    }
}
