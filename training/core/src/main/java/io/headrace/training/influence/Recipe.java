package io.headrace.training.influence;

import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.validate.FitBatch;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.FoldPlan;
import io.headrace.training.validate.TrainingRequest;
import java.util.List;

/// How the model whose signals are weighed was made.
///
/// @param memory does fits ahead, or remembers none
public record Recipe(TrainingRequest request, FitMemory memory) {
    QuantileLevels levels() {
        return request.levels();
    }

    ForecastWindow window() {
        return request.window();
    }

    long seed() {
        return request.seed();
    }

    QuantileTrainer trainer() {
        return memory.around(
                request.family(), request.settings(), request.family().trainer(request.settings()));
    }

    /// Every fit of the walk-forward, in time order.
    List<Fold> fits(DeskRecording recording) {
        return FoldPlan.of(recording, request.folds(), window()).folds().stream()
                .flatMap(fold -> fold.refitted(request.walk().refitNanos(), window()).stream())
                .toList();
    }

    /// Says that these fits will be asked for.
    void ahead(TrainingSet set, List<Fold> fits, Progress progress) {
        List<FitTask> tasks = fits.stream()
                .map(fold ->
                        new FitTask(request.family(), request.settings(), fold.fitFromNanos(), fold.fitLabelsToNanos()))
                .toList();
        memory.ahead(new FitBatch(set, levels(), seed(), tasks), progress);
    }
}
