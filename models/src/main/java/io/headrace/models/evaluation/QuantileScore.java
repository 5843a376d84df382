package io.headrace.models.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How quantile forecasts did over a set of rows, at least one.
///
/// @param rows how many forecasts were scored
/// @param levels one per level, in order
/// @param wql weighted quantile loss, `mean over tau of 2 sum pinball_tau / sum |y|`; without unit; empty
///     when every truth is zero and it has no meaning
/// @param crossings share of rows whose quantiles crossed before rearrangement
public record QuantileScore(long rows, List<LevelScore> levels, OptionalDouble wql, double crossings) {
    public QuantileScore {
        if (rows <= 0) {
            throw new IllegalArgumentException("rows must be positive, was " + rows);
        }
        levels = List.copyOf(levels);
    }

    /// Mean pinball loss over all levels, in the unit of the truth.
    public double meanPinball() {
        double sum = 0;
        for (LevelScore level : levels) {
            sum += level.pinball();
        }
        return sum / levels.size();
    }

    /// The score of exactly this level, when it was forecast.
    public Optional<LevelScore> at(double level) {
        return levels.stream().filter(score -> score.level() == level).findFirst();
    }
}
