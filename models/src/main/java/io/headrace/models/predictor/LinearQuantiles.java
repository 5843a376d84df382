package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// Linear quantile regression (Koenker and Bassett 1978), one equation per level on standardized inputs:
/// `out[k] = c[k][0] + sum_j c[k][j + 1] * (x[j] - centre[j]) / spread[j]`.
///
/// @param centre one per input
/// @param spread one per input, positive
/// @param coefficients one row per level: intercept, then one per input
public record LinearQuantiles(QuantileLevels levels, double[] centre, double[] spread, double[][] coefficients)
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
    }

    @Override
    public int inputs() {
        return centre.length;
    }

    @Override
    public void predict(double[] features, double[] out) {
        for (int k = 0; k < coefficients.length; k++) {
            double[] row = coefficients[k];
            double sum = row[0];
            for (int j = 0; j < centre.length; j++) {
                sum += row[j + 1] * ((features[j] - centre[j]) / spread[j]);
            }
            out[k] = sum;
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
                && Arrays.deepEquals(coefficients, that.coefficients);
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
