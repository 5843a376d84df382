package io.headrace.training.onnx;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;

/// A model that is there already, in a trainer's place: the walk-forward calibrates and judges it like any
/// other, and fits nothing.
public record ImportedTrainer(QuantileModel model) implements QuantileTrainer {
    @Override
    public QuantileModel fit(TrainingSet rows, QuantileLevels levels, long seed) {
        if (!levels.equals(model.levels())) {
            throw new IllegalArgumentException(
                    "levels must be " + model.levels().values() + ", were " + levels.values());
        }
        return model;
    }
}
