package io.headrace.models.watch;

import io.headrace.models.calibration.Outcome;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Folds a model's outcomes and inputs, each venue by itself. The same outcomes and rows in the same order give
/// the same views: backtest and service run this same fold.
///
/// A model that carries nothing of its training is not watched: everything stays sound.
public final class ForecastWatch {
    private final TrainingReference reference;
    private final QuantileLevels levels;
    private final long windowNanos;
    private final WatchThresholds thresholds;
    private final Map<String, VenueWatch> venues = new TreeMap<>();

    public ForecastWatch(TrainingReference reference, QuantileLevels levels, ForecastWindow window) {
        this(reference, levels, window, WatchThresholds.STANDARD);
    }

    public ForecastWatch(
            TrainingReference reference, QuantileLevels levels, ForecastWindow window, WatchThresholds thresholds) {
        this.reference = reference;
        this.levels = levels;
        this.windowNanos = window.endNanos();
        this.thresholds = thresholds;
    }

    /// Takes what became of a forecast, also of one that was not used.
    public void observe(Outcome outcome) {
        if (!reference.isEmpty()) {
            venue(outcome.venue()).observe(outcome);
        }
    }

    /// Takes the next row of a venue's inputs.
    ///
    /// @param row as the model read it, finite
    public void observe(String venue, double[] row) {
        if (!reference.isEmpty()) {
            venue(venue).observe(row);
        }
    }

    /// What is known of a venue now.
    public WatchView view(String venue) {
        return venue(venue).view(venue);
    }

    /// Every venue seen so far, in name order.
    public List<WatchView> views() {
        return venues.entrySet().stream()
                .map(entry -> entry.getValue().view(entry.getKey()))
                .toList();
    }

    private VenueWatch venue(String name) {
        return venues.computeIfAbsent(name, venue -> new VenueWatch(reference, levels, windowNanos, thresholds));
    }
}
