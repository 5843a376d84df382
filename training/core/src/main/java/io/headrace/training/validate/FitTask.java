package io.headrace.training.validate;

import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.TrainingSet;

/// One fit of a walk-forward: which recipe, and which rows of the run's set it learns from.
///
/// @param settings all that the family declares
/// @param fromNanos first instant of the rows
/// @param labelsToNanos no label reaches beyond it
public record FitTask(TrainerFamily family, FamilySettings settings, long fromNanos, long labelsToNanos) {
    public TrainingSet rows(TrainingSet set) {
        return set.labelledWithin(fromNanos, labelsToNanos);
    }

    /// What fits, with all its settings: equal recipes on equal rows give equal models.
    public String recipe() {
        return recipe(family, settings);
    }

    /// The version of Headrace is part of it: a fit that an older one kept is done again.
    public static String recipe(TrainerFamily family, FamilySettings settings) {
        return Libraries.withVersion("headrace") + ' ' + family.label() + ' ' + family.library() + ' ' + settings;
    }
}
