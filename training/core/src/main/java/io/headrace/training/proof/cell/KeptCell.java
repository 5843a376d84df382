package io.headrace.training.proof.cell;

import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.validate.FamilyScore;
import java.util.Map;

/// A cell with what else a proof tells of its lead.
///
/// @param skill how each kind forecast after the split
/// @param tuned episodes before the split that were tuned on
/// @param judged episodes after it
/// @param judgedFromNanos first instant that judged
/// @param judgedToNanos last instant
public record KeptCell(
        Cell cell,
        Map<ForecastKind, FamilyScore> skill,
        int tuned,
        int judged,
        long judgedFromNanos,
        long judgedToNanos) {
    public KeptCell {
        skill = Map.copyOf(skill);
    }
}
