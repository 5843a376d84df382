package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.set.TrainingSet;
import java.util.Map;

/// Fits quantiles of the label `y = (M - d) / scale` given the features: the one interface over all
/// libraries.
@FunctionalInterface
public interface QuantileTrainer {
    /// The same rows, levels and seed give the same numbers, bit for bit, on one type of CPU.
    ///
    /// @throws IllegalArgumentException when there are too few rows to fit
    QuantileModel fit(TrainingSet rows, QuantileLevels levels, long seed);

    /// What is still learnt from the calibration slice, rows that come after those of [#fit] and that no
    /// model was fitted on. Most learn nothing.
    default QuantileModel refine(QuantileModel fitted, TrainingSet slice) {
        return fitted;
    }

    /// Whether outcomes go on moving the weights of the blend it fits, by venue and level, from the
    /// calibration slice on.
    default boolean learnsWeights() {
        return false;
    }

    /// What the library itself tells of a fit of so many rows and columns, by name, for the model card; the
    /// same for the same arguments. Most tell nothing.
    default Map<String, String> provenance(int rows, int columns, long seed) {
        return Map.of();
    }
}
