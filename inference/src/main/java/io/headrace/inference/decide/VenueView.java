package io.headrace.inference.decide;

import io.headrace.features.schema.WeakColumn;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.watch.WatchView;
import java.util.List;
import java.util.Optional;

/// What the board shows of a venue.
///
/// @param plannedPeakUsd the largest demand the announced plan reaches
/// @param support of the latest forecast
/// @param history oldest first, the latest last; never empty
/// @param weak columns of its features that no model may read now: not warm, or stale
/// @param watch what the watch over the model has seen here; empty without a model, or of one that keeps nothing
///     of its training
/// @param shortfallSeconds market time the venue was found short, since the first decision
public record VenueView(
        String venue,
        double plannedPeakUsd,
        ForecastSupport support,
        List<VenuePoint> history,
        Coverage coverage,
        List<WeakColumn> weak,
        Optional<WatchView> watch,
        double shortfallSeconds) {
    public VenueView {
        history = List.copyOf(history);
        weak = List.copyOf(weak);
    }

    public VenuePoint latest() {
        return history.getLast();
    }
}
