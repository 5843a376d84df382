package io.headrace.decision.guard.ladder;

import io.headrace.models.forecast.QuantileForecast;
import java.util.List;

/// The higher of several forecasts, level by level.
final class Envelope {
    private Envelope() {}

    /// @param forecasts the preferred one first: it gives time, window and levels, and is alone where others have
    ///     other levels or windows
    static QuantileForecast of(List<QuantileForecast> forecasts) {
        QuantileForecast first = forecasts.getFirst();
        double[] values = first.values();
        for (QuantileForecast other : forecasts) {
            boolean alike =
                    other.levels().equals(first.levels()) && other.window().equals(first.window());
            double[] others = other.values();
            for (int k = 0; alike && k < values.length; k++) {
                values[k] = Math.max(values[k], others[k]);
            }
        }
        return new QuantileForecast(
                first.venue(), first.asOfNanos(), first.window(), first.levels(), values, first.support());
    }
}
