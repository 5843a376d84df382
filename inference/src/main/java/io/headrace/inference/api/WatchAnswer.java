package io.headrace.inference.api;

import io.headrace.models.watch.Trust;
import io.headrace.models.watch.WatchView;
import java.util.List;

/// What the watch over the model has seen at a venue.
///
/// @param trust whether its forecasts are used, and without doubt
/// @param reasons why there is doubt; empty when there is none
/// @param outcomes that share nothing
/// @param exceedanceEvidence that the 95 % forecast is exceeded more often than promised; 1 raises an alarm
/// @param meanLoss of recent outcomes, share of a loss that was rare in training
/// @param shiftedFeatures inputs that no longer fall where they fell in training
/// @param distance of the latest inputs from training, in training ranges
public record WatchAnswer(
        Trust trust,
        List<String> reasons,
        long outcomes,
        double exceedanceEvidence,
        long exceedanceAlarms,
        double meanLoss,
        long lossAlarms,
        List<String> shiftedFeatures,
        double distance,
        String furthestFeature) {
    static WatchAnswer of(WatchView view) {
        return new WatchAnswer(
                view.trust(),
                view.reasons(),
                view.outcomes(),
                view.exceedanceEvidence(),
                view.exceedanceAlarms(),
                view.meanLoss(),
                view.lossAlarms(),
                view.shifted(),
                view.distance(),
                view.furthest());
    }
}
