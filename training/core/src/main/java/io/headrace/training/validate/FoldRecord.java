package io.headrace.training.validate;

import io.headrace.training.fit.FamilySettings;
import java.util.List;

/// What a walk-forward did for one family and test block.
///
/// @param fold the block; the whole span for the model itself
/// @param refits the fits that forecast it, in time order, each a fold of its own; empty for the whole span
/// @param settings they were fitted with
/// @param trials tried inside the fold's training slice to choose them; empty without a search
public record FoldRecord(
        TrainerFamily family, Fold fold, List<Fold> refits, FamilySettings settings, List<Trial> trials) {
    public FoldRecord {
        refits = List.copyOf(refits);
        trials = List.copyOf(trials);
    }

    FoldRecord with(FamilySettings chosen, List<Trial> tried) {
        return new FoldRecord(family, fold, refits, chosen, tried);
    }

    /// Fits that were made for it, those of the search among them.
    int fits() {
        return Math.max(1, refits.size()) + SettingsSearch.INNER_FITS * trials.size();
    }
}
