package io.headrace.training.validate;

import io.headrace.market.problem.Progress;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;

/// Keeps finished fits, so that a training that was killed loses at most the fit under way.
@FunctionalInterface
public interface FitMemory {
    /// Remembers nothing.
    FitMemory NONE = (family, settings, trainer) -> trainer;

    /// A trainer that gives the same models, from memory where it can.
    QuantileTrainer around(TrainerFamily family, FamilySettings settings, QuantileTrainer trainer);

    /// Fits that will be asked for one by one soon: whoever has many machines does them side by side now.
    default void ahead(FitBatch batch, Progress progress) {}
}
