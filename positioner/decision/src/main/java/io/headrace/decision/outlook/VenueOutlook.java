package io.headrace.decision.outlook;

import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import java.util.Optional;

/// One venue's need.
///
/// @param demandUsd present demand d(t)
/// @param plannedPeakUsd the largest demand the announced plan reaches at today's closing prices, now
///     included; where demand covers adverse extremes, `demandUsd` may be above it
/// @param forecast quantiles of the need over the window; empty exactly when `support` is unavailable
public record VenueOutlook(
        String venue,
        double demandUsd,
        double plannedPeakUsd,
        Optional<QuantileForecast> forecast,
        ForecastSupport support) {
    public VenueOutlook {
        if (!(demandUsd >= 0) || !(plannedPeakUsd >= 0)) {
            throw new IllegalArgumentException(
                    "demand and plan must not be negative, were " + demandUsd + ", " + plannedPeakUsd);
        }
        if (forecast.isPresent() == support instanceof ForecastSupport.Unavailable) {
            throw new IllegalArgumentException(
                    "a forecast must be present exactly when it is supported, was " + support);
        }
    }

    /// What a plan-aware rule covers: the larger of present and announced demand, USD.
    public double knownDemandUsd() {
        return Math.max(demandUsd, plannedPeakUsd);
    }
}
