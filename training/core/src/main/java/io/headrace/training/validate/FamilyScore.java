package io.headrace.training.validate;

import io.headrace.models.evaluation.QuantileScore;
import io.headrace.models.evaluation.QuantileScoring;
import io.headrace.models.forecast.QuantileLevels;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How one family forecast `M - d`, USD, over rows it had not seen.
///
/// @param byVenue in the desk's venue order
public record FamilyScore(String family, QuantileScore total, Map<String, QuantileScore> byVenue) {
    public FamilyScore {
        byVenue = Collections.unmodifiableMap(new LinkedHashMap<>(byVenue));
    }

    /// Collects a family's forecasts.
    public static final class Tally {
        private final QuantileLevels levels;
        private final QuantileScoring total;
        private final Map<String, QuantileScoring> byVenue = new LinkedHashMap<>();

        public Tally(QuantileLevels levels) {
            this.levels = levels;
            total = new QuantileScoring(levels);
        }

        /// @param raw the model's output before rearrangement and calibration, any unit
        /// @param excessUsd forecast quantiles of `M - d`, USD
        /// @param truthUsd `M - d` as it came, USD
        public void add(String venue, double[] raw, double[] excessUsd, double truthUsd) {
            total.add(raw, excessUsd, truthUsd);
            byVenue.computeIfAbsent(venue, name -> new QuantileScoring(levels)).add(raw, excessUsd, truthUsd);
        }

        public boolean isEmpty() {
            return total.rows() == 0;
        }

        /// @throws java.util.NoSuchElementException when nothing was added
        public FamilyScore score(String family) {
            Map<String, QuantileScore> scores = new LinkedHashMap<>();
            byVenue.forEach(
                    (venue, scoring) -> scores.put(venue, scoring.score().orElseThrow()));
            return new FamilyScore(family, total.score().orElseThrow(), scores);
        }
    }
}
