package io.headrace.decision.memory;

import io.headrace.models.forecast.QuantileForecast;
import java.util.List;

/// Where the desk stands on the fallback ladder. Falling is immediate; climbing needs that the better rung was
/// to be had all through a probation.
///
/// @param rung that decided last
/// @param sinceNanos since when it decides
/// @param candidate the worst rung there was since the probation began; `rung` when there is none
/// @param candidateSinceNanos since when something better than `rung` is to be had
/// @param restrained whether the merge-reserve guard held back orders, one bit per decision, the last in the
///     lowest bit
/// @param lastGood the last forecast used of each venue that had one, with its own time
public record LadderMemory(
        Rung rung,
        long sinceNanos,
        Rung candidate,
        long candidateSinceNanos,
        long restrained,
        List<QuantileForecast> lastGood) {
    public LadderMemory {
        lastGood = List.copyOf(lastGood);
        if (candidate.isBelow(rung)) {
            throw new IllegalArgumentException("a candidate must not be below the rung " + rung + ", was " + candidate);
        }
    }

    /// Whether a better rung is being proved.
    public boolean isOnProbation() {
        return candidate != rung;
    }
}
