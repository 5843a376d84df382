package io.headrace.decision.outlook;

import io.headrace.features.engine.Tick;
import java.util.Optional;

/// What an outlook was made from: enough to make it again.
///
/// @param tick what was observed
/// @param modelId the model that was asked; empty where there was none
/// @param calibrationDigest of the calibration the forecasts were made with; empty without a model
/// @param settingsDigest of the desk's settings
/// @param seed of everything drawn at random
/// @param circumstance why no forecast could be used, whatever a model said (a silent stream, a
///     fault); empty
///     when the forecaster had the word
public record OutlookBasis(
        Tick tick,
        String modelId,
        String calibrationDigest,
        String settingsDigest,
        long seed,
        Optional<String> circumstance) {
    public OutlookBasis withCircumstance(String reason) {
        return new OutlookBasis(tick, modelId, calibrationDigest, settingsDigest, seed, Optional.of(reason));
    }
}
