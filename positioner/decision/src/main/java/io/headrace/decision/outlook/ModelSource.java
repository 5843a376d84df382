package io.headrace.decision.outlook;

import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where forecasts come from.
public sealed interface ModelSource {
    /// A model that forecasts at every tick.
    ///
    /// @param servedToNanos it forecasts up to and at this instant
    record Champion(ModelBundle bundle, long servedToNanos) implements ModelSource {
        /// Served as long as its card allows.
        public Champion(ModelBundle bundle) {
            this(bundle, bundle.card().servedToNanos());
        }

        /// For judging one model over a whole span, however long.
        public static Champion withoutEnd(ModelBundle bundle) {
            return new Champion(bundle, Long.MAX_VALUE);
        }
    }

    /// No model, and why: one sentence a person can act on.
    record Missing(String reason) implements ModelSource {
        public Missing {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a missing model must have a reason, was blank");
            }
        }
    }

    /// Forecasts made beforehand by models that had not seen the time they forecast (walk-forward),
    /// calibrated already.
    final class Recorded implements ModelSource {
        private final Map<Long, List<QuantileForecast>> byInstant = new HashMap<>();

        public Recorded(Iterable<QuantileForecast> forecasts) {
            for (QuantileForecast forecast : forecasts) {
                byInstant
                        .computeIfAbsent(forecast.asOfNanos(), instant -> new ArrayList<>())
                        .add(forecast);
            }
        }

        /// What was forecast for a venue at an instant.
        public Optional<QuantileForecast> at(String venue, long asOfNanos) {
            for (QuantileForecast forecast : byInstant.getOrDefault(asOfNanos, List.of())) {
                if (forecast.venue().equals(venue)) {
                    return Optional.of(forecast);
                }
            }
            return Optional.empty();
        }
    }
}
