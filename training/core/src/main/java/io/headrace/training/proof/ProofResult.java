package io.headrace.training.proof;

import io.headrace.training.proof.cell.Cell;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.validate.FamilyScore;
import java.util.List;
import java.util.Map;

/// What a sweep over a world found.
///
/// @param world its name
/// @param learned the family that learnt
/// @param periodNanos of decisions
/// @param tuned episodes before the split that were tuned on
/// @param judged episodes after it
/// @param judgedFromNanos first instant that judged
/// @param judgedToNanos last instant
/// @param meanDemandUsd before the split: capital 1
/// @param cells by lead, then capital, then prices
/// @param skill by lead: how each kind forecast after the split
public record ProofResult(
        String world,
        String learned,
        long periodNanos,
        int tuned,
        int judged,
        long judgedFromNanos,
        long judgedToNanos,
        double meanDemandUsd,
        List<Cell> cells,
        Map<Long, Map<ForecastKind, FamilyScore>> skill) {
    public ProofResult {
        cells = List.copyOf(cells);
        skill = Map.copyOf(skill);
    }
}
