package io.headrace.inference.decide;

import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import java.util.OptionalDouble;

/// How often outcomes stayed at or below each forecast quantile, since the first decision. An honest level
/// tau is covered in a share tau of outcomes.
///
/// @param held outcomes at or below the quantile, one per level
/// @param outcomes forecasts whose window has passed
public record Coverage(QuantileLevels levels, long[] held, long outcomes) {
    static final Coverage NONE = new Coverage(QuantileLevels.STANDARD, new long[QuantileLevels.STANDARD.size()], 0);

    public Coverage {
        held = held.clone();
    }

    @Override
    public long[] held() {
        return held.clone();
    }

    /// The share of outcomes at or below the quantile of `level`; empty when there is no outcome or no such
    /// level.
    public OptionalDouble ratio(double level) {
        int index = levels.values().indexOf(level);
        return index < 0 || outcomes == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) held[index] / outcomes);
    }

    Coverage with(QuantileForecast forecast, double needUsd) {
        long[] counts = forecast.levels().equals(levels)
                ? held.clone()
                : new long[forecast.levels().size()];
        double[] quantiles = forecast.values();
        for (int k = 0; k < counts.length; k++) {
            counts[k] += needUsd <= quantiles[k] ? 1 : 0;
        }
        return new Coverage(forecast.levels(), counts, forecast.levels().equals(levels) ? outcomes + 1 : 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coverage that
                && levels.equals(that.levels)
                && outcomes == that.outcomes
                && Arrays.equals(held, that.held);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(outcomes) + Arrays.hashCode(held);
    }
}
