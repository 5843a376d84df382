package io.headrace.training.validate;

import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// What to train and on what.
///
/// @param untilNanos no label reaches beyond it
/// @param walk how the walk-forward goes
/// @param settings of the family; what is not said takes its usual value
/// @param datasetDigests of the datasets the recording was made from
public record TrainingRequest(
        TrainerFamily family,
        QuantileLevels levels,
        ForecastWindow window,
        long untilNanos,
        WalkSettings walk,
        FamilySettings settings,
        long seed,
        List<String> datasetDigests) {
    public TrainingRequest {
        datasetDigests = List.copyOf(datasetDigests);
        settings = settings.resolved(family.declared());
    }

    /// One fit for each of the folds, with the given settings.
    public TrainingRequest(
            TrainerFamily family,
            QuantileLevels levels,
            ForecastWindow window,
            long untilNanos,
            int folds,
            FamilySettings settings,
            long seed,
            List<String> datasetDigests) {
        this(family, levels, window, untilNanos, WalkSettings.plain(folds), settings, seed, datasetDigests);
    }

    public int folds() {
        return walk.folds();
    }
}
