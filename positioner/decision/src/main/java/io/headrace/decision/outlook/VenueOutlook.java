package io.headrace.decision.outlook;

import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.QuantileForecast;
import java.util.Optional;
import java.util.OptionalDouble;

/// One venue's need.
///
/// @param demandUsd present demand d(t)
/// @param plannedPeakUsd the largest demand the announced plan reaches at today's closing prices, now
///     included; where demand covers adverse extremes, `demandUsd` may be above it
/// @param forecast quantiles of the need over the window; empty exactly when `support` is unavailable
/// @param seasonal the same from what was needed at this time of other days; empty where too little was seen
/// @param caveats what else is known of the venue
public record VenueOutlook(
        String venue,
        double demandUsd,
        double plannedPeakUsd,
        Optional<QuantileForecast> forecast,
        ForecastSupport support,
        Optional<QuantileForecast> seasonal,
        Caveats caveats) {
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

    /// An outlook of which nothing else is known.
    public VenueOutlook(
            String venue,
            double demandUsd,
            double plannedPeakUsd,
            Optional<QuantileForecast> forecast,
            ForecastSupport support,
            Optional<QuantileForecast> seasonal) {
        this(venue, demandUsd, plannedPeakUsd, forecast, support, seasonal, Caveats.NONE);
    }

    /// An outlook without a seasonal forecast beside it.
    public VenueOutlook(
            String venue,
            double demandUsd,
            double plannedPeakUsd,
            Optional<QuantileForecast> forecast,
            ForecastSupport support) {
        this(venue, demandUsd, plannedPeakUsd, forecast, support, Optional.empty());
    }

    /// The same need with another forecast.
    public VenueOutlook with(QuantileForecast changed) {
        return new VenueOutlook(
                venue, demandUsd, plannedPeakUsd, Optional.of(changed), changed.support(), seasonal, caveats);
    }

    /// The same need under a larger announced plan.
    public VenueOutlook planning(double peakUsd) {
        return new VenueOutlook(venue, demandUsd, peakUsd, forecast, support, seasonal, caveats);
    }

    /// The same need in doubt.
    public VenueOutlook doubted(Optional<String> doubt) {
        return new VenueOutlook(
                venue,
                demandUsd,
                plannedPeakUsd,
                forecast,
                support,
                seasonal,
                new Caveats(doubt, caveats.withdrawable()));
    }

    /// The same need, of whose collateral so large a share can be withdrawn.
    public VenueOutlook withdrawing(OptionalDouble share) {
        return new VenueOutlook(
                venue, demandUsd, plannedPeakUsd, forecast, support, seasonal, new Caveats(caveats.doubt(), share));
    }

    /// The same need without a forecast.
    public VenueOutlook without(String reason) {
        return new VenueOutlook(
                venue,
                demandUsd,
                plannedPeakUsd,
                Optional.empty(),
                new ForecastSupport.Unavailable(reason),
                seasonal,
                caveats);
    }

    /// What a plan-aware rule covers: the larger of present and announced demand, USD.
    public double knownDemandUsd() {
        return Math.max(demandUsd, plannedPeakUsd);
    }
}
