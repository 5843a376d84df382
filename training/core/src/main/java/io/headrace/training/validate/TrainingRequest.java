package io.headrace.training.validate;

import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;

/// What to train and on what.
///
/// @param untilNanos no label reaches beyond it
/// @param folds walk-forward test blocks, positive
/// @param trees per level, read by the tree family only
/// @param datasetDigests of the datasets the recording was made from
public record TrainingRequest(
        TrainerFamily family,
        QuantileLevels levels,
        ForecastWindow window,
        long untilNanos,
        int folds,
        int trees,
        long seed,
        List<String> datasetDigests) {
    public TrainingRequest {
        datasetDigests = List.copyOf(datasetDigests);
    }
}
