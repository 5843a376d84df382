package io.headrace.inference.api;

import java.util.List;

/// Forecasts of the highest need in the window ahead, oldest first.
///
/// @param window whose highest need is forecast
/// @param levels probability levels of the values
public record ForecastHistory(WindowAnswer window, List<Double> levels, List<ForecastAnswer> items) {
    /// The window (lead, lead + review] after a forecast's time.
    public record WindowAnswer(double leadSeconds, double reviewSeconds) {}
}
