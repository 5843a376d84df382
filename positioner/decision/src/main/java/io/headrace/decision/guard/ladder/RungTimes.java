package io.headrace.decision.guard.ladder;

import io.headrace.decision.memory.Rung;
import io.headrace.decision.policy.Decision;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How long a desk stood on each rung of its ladder.
///
/// @param periods decisions by rung; every rung is there
/// @param probation decisions at which a better rung was being proved
/// @param restrained decisions at which the merge-reserve guard held orders back
/// @param suspended decisions after which the guard's bound did not hold
public record RungTimes(Map<Rung, Long> periods, long probation, long restrained, long suspended) {
    public RungTimes {
        EnumMap<Rung, Long> ordered = new EnumMap<>(Rung.class);
        for (Rung rung : Rung.values()) {
            ordered.put(rung, periods.getOrDefault(rung, 0L));
        }
        periods = java.util.Collections.unmodifiableMap(ordered);
    }

    public static RungTimes of(List<Decision> decisions) {
        Map<Rung, Long> periods = new EnumMap<>(Rung.class);
        long probation = 0;
        long restrained = 0;
        long suspended = 0;
        for (Decision decision : decisions) {
            periods.merge(decision.rung(), 1L, Long::sum);
            var ladder = decision.memory().safety().ladder();
            probation += ladder.isPresent() && ladder.get().isOnProbation() ? 1 : 0;
            var guard = decision.memory().guard();
            restrained += guard.isPresent() && guard.get().share() < 1 ? 1 : 0;
            suspended += guard.isPresent() && !guard.get().suspended().isEmpty() ? 1 : 0;
        }
        return new RungTimes(periods, probation, restrained, suspended);
    }

    /// The share of decisions on a rung, 0 to 1; 0 when there was none.
    public double share(Rung rung) {
        long all = periods.values().stream().mapToLong(count -> count).sum();
        return all == 0 ? 0 : (double) periods.getOrDefault(rung, 0L) / all;
    }
}
