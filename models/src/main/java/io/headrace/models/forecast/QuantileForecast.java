package io.headrace.models.forecast;

import java.util.Arrays;

/// Quantiles of the running maximum M of one venue's need over a window:
/// `M(t; L, R) = max over L < u <= L+R of ( d(t+u) - sum_{v<=u} w(t+v) )`, USD.
///
/// @param values one per level, finite and non-decreasing
public record QuantileForecast(
        String venue,
        long asOfNanos,
        ForecastWindow window,
        QuantileLevels levels,
        double[] values,
        ForecastSupport support) {
    public QuantileForecast {
        if (values.length != levels.size()) {
            throw new IllegalArgumentException("values must match " + levels.size() + " levels, were " + values.length);
        }
        values = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && values[i] < values[i - 1])) {
                throw new IllegalArgumentException(
                        "values must be finite and non-decreasing, were " + Arrays.toString(values));
            }
        }
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /// The quantile at `level`, USD: linear between neighbouring levels, the end values outside them.
    public double at(double level) {
        int upper = 0;
        while (upper < values.length && levels.get(upper) < level) {
            upper++;
        }
        if (upper == 0) {
            return values[0];
        }
        if (upper == values.length) {
            return values[values.length - 1];
        }
        double below = levels.get(upper - 1);
        double share = (level - below) / (levels.get(upper) - below);
        return values[upper - 1] + share * (values[upper] - values[upper - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantileForecast that
                && venue.equals(that.venue)
                && asOfNanos == that.asOfNanos
                && window.equals(that.window)
                && levels.equals(that.levels)
                && Arrays.equals(values, that.values)
                && support.equals(that.support);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(asOfNanos) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "QuantileForecast[" + venue + " @" + asOfNanos + ", " + Arrays.toString(values) + ", " + support + ']';
    }
}
