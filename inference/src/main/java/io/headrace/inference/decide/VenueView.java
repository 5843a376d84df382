package io.headrace.inference.decide;

import io.headrace.models.forecast.ForecastSupport;
import java.util.List;

/// What the board shows of a venue.
///
/// @param plannedPeakUsd the largest demand the announced plan reaches
/// @param support of the latest forecast
/// @param history oldest first, the latest last; never empty
/// @param shortfallSeconds market time the venue was found short, since the first decision
public record VenueView(
        String venue,
        double plannedPeakUsd,
        ForecastSupport support,
        List<VenuePoint> history,
        Coverage coverage,
        double shortfallSeconds) {
    public VenueView {
        history = List.copyOf(history);
    }

    public VenuePoint latest() {
        return history.getLast();
    }
}
