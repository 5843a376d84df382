package io.headrace.inference.decide;

import io.headrace.models.forecast.QuantileForecast;
import java.util.Optional;
import java.util.OptionalDouble;

/// A venue at one period boundary, after that period's decision. All amounts in USD.
///
/// @param demandUsd present demand
/// @param onHandUsd after departures; negative after a loss
/// @param inFlightUsd on its way to the venue, departures of this period included
/// @param forecast of the need over the window that starts here; empty when there was none
/// @param realizedUsd the need that came true, once the window has passed
public record VenuePoint(
        long asOfNanos,
        double demandUsd,
        double onHandUsd,
        double inFlightUsd,
        Optional<QuantileForecast> forecast,
        OptionalDouble realizedUsd) {
    VenuePoint withRealized(double needUsd) {
        return new VenuePoint(asOfNanos, demandUsd, onHandUsd, inFlightUsd, forecast, OptionalDouble.of(needUsd));
    }
}
