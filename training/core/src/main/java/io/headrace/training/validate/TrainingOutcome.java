package io.headrace.training.validate;

import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileForecast;
import java.util.List;

/// A trained model and the evidence for it.
///
/// @param bundle not published yet: its id follows from its content
/// @param scores the family first, then the baselines over the same rows
/// @param outOfFold every calibrated forecast of the walk-forward, by time and then venue
/// @param losses of the same families over the same rows, row by row
/// @param walk what was fitted, family by family and fold by fold, the model itself last
public record TrainingOutcome(
        ModelBundle bundle,
        List<FamilyScore> scores,
        List<QuantileForecast> outOfFold,
        RowLosses losses,
        List<FoldRecord> walk) {
    public TrainingOutcome {
        scores = List.copyOf(scores);
        outOfFold = List.copyOf(outOfFold);
        walk = List.copyOf(walk);
    }
}
