package io.headrace.models.forecast;

/// What stands behind a forecast. An unusable forecast is a value with a reason, never a NaN.
public sealed interface ForecastSupport {
    /// A model made the forecast.
    ///
    /// @param modelId the model's id
    /// @param calibrationDigest digest of the calibration state used
    record FromModel(String modelId, String calibrationDigest) implements ForecastSupport {}

    /// An earlier forecast stands in for one of now.
    ///
    /// @param modelId the model that made it
    /// @param ageNanos how old it is, positive
    record LastGood(String modelId, long ageNanos) implements ForecastSupport {}

    /// What was needed at this time of other days stands in for a model.
    ///
    /// @param reason why there is no model's forecast
    record Seasonal(String reason) implements ForecastSupport {}

    /// There is no usable forecast.
    ///
    /// @param reason one sentence a person can act on
    record Unavailable(String reason) implements ForecastSupport {}
}
