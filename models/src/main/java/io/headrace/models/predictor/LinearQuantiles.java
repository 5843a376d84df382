package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// Linear quantile regression (Koenker and Bassett 1978), one equation per level on standardized inputs:
/// `out[k] = c[k][0] + sum_j c[k][j + 1] * (x[j] - centre[j]) / spread[j]`, each `x[j]` and `out[k]` held within
/// the bounds where there are any.
///
/// @param centre one per input
/// @param spread one per input, positive
/// @param coefficients one row per level: intercept, then one per input
/// @param bounds of as many inputs, or [LinearBounds#NONE]
public record LinearQuantiles(
        QuantileLevels levels, double[] centre, double[] spread, double[][] coefficients, LinearBounds bounds)
        implements QuantileModel {
    public LinearQuantiles {
        centre = Numbers.finite("centre", centre);
        spread = Numbers.finite("spread", spread);
        if (centre.length == 0 || spread.length != centre.length) {
            throw new IllegalArgumentException("centre and spread must hold one number per input, held " + centre.length
                    + " and " + spread.length);
        }
        for (double width : spread) {
            if (width <= 0) {
                throw new IllegalArgumentException("spread must be positive, was " + width);
            }
        }
        if (coefficients.length != levels.size()) {
            throw new IllegalArgumentException("coefficients must have one row for each of " + levels.size()
                    + " levels, had " + coefficients.length);
        }
        coefficients = Numbers.rows("coefficients", coefficients, centre.length + 1);
        if (!bounds.isNone() && bounds.inputs() != centre.length) {
            throw new IllegalArgumentException(
                    "bounds must be of " + centre.length + " inputs, were of " + bounds.inputs());
        }
    }

    /// A model that follows its inputs wherever they go.
    public LinearQuantiles(QuantileLevels levels, double[] centre, double[] spread, double[][] coefficients) {
        this(levels, centre, spread, coefficients, LinearBounds.NONE);
    }

    @Override
    public int inputs() {
        return centre.length;
    }

    @Override
    public void predict(double[] features, double[] out) {
        boolean bounded = !bounds.isNone();
        for (int k = 0; k < coefficients.length; k++) {
            out[k] = coefficients[k][0];
        }
        for (int j = 0; j < centre.length; j++) {
            double input = bounded ? bounds.input(j, features[j]) : features[j];
            double standardized = (input - centre[j]) / spread[j];
            for (int k = 0; k < coefficients.length; k++) {
                out[k] += coefficients[k][j + 1] * standardized;
            }
        }
        for (int k = 0; bounded && k < coefficients.length; k++) {
            out[k] = bounds.output(out[k]);
        }
    }

    @Override
    public double[] centre() {
        return centre.clone();
    }

    @Override
    public double[] spread() {
        return spread.clone();
    }

    @Override
    public double[][] coefficients() {
        return Numbers.copy(coefficients);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearQuantiles that
                && levels.equals(that.levels)
                && Arrays.equals(centre, that.centre)
                && Arrays.equals(spread, that.spread)
                && Arrays.deepEquals(coefficients, that.coefficients)
                && bounds.equals(that.bounds);
    }

    @Override
    public int hashCode() {
        return 31 * levels.hashCode() + Arrays.deepHashCode(coefficients);
    }

    @Override
    public String toString() {
        return "LinearQuantiles[" + levels.size() + " levels, " + centre.length + " inputs]";
    }
}
