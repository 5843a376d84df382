package io.headrace.models.forecast;

/// What stands behind a forecast. An unusable forecast is a value with a reason, never a NaN.
public sealed interface ForecastSupport {
    /// A model made the forecast.
    ///
    /// @param modelId the model's id
    /// @param calibrationDigest digest of the calibration state used
    record FromModel(String modelId, String calibrationDigest) implements ForecastSupport {}

    /// There is no usable forecast.
    ///
    /// @param reason one sentence a person can act on
    record Unavailable(String reason) implements ForecastSupport {}
}
