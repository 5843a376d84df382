package io.headrace.inference.api;

import io.headrace.inference.decide.VenuePoint;
import io.headrace.models.forecast.QuantileForecast;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A venue at one time: what was forecast for the window ahead, and what came of it. USD.
///
/// @param values one per level; null when there was no forecast
/// @param realizedUsd the highest need of the window; null while it has not passed
public record ForecastAnswer(
        String venue,
        Instant asOf,
        @Schema(nullable = true) @Nullable List<Double> values,
        @Schema(nullable = true) @Nullable Double realizedUsd,
        double demandUsd,
        double onHandUsd,
        double inFlightUsd) {
    static ForecastAnswer of(String venue, VenuePoint point) {
        return new ForecastAnswer(
                venue,
                Times.instant(point.asOfNanos()),
                point.forecast()
                        .map(QuantileForecast::values)
                        .map(values -> Arrays.stream(values).boxed().toList())
                        .orElse(null),
                point.realizedUsd().isPresent() ? point.realizedUsd().getAsDouble() : null,
                point.demandUsd(),
                point.onHandUsd(),
                point.inFlightUsd());
    }
}
