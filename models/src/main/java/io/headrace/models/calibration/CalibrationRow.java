package io.headrace.models.calibration;

import java.util.Arrays;

/// One forecast of the calibration slice and what came of it.
///
/// @param quantiles the model's output, scale units, one per level; put in order here
/// @param realizedY the outcome in scale units
public record CalibrationRow(String venue, double[] quantiles, double realizedY) {
    public CalibrationRow {
        quantiles = quantiles.clone();
        Arrays.sort(quantiles);
        for (double quantile : quantiles) {
            if (!Double.isFinite(quantile)) {
                throw new IllegalArgumentException("quantiles must be finite, were " + Arrays.toString(quantiles));
            }
        }
        if (!Double.isFinite(realizedY)) {
            throw new IllegalArgumentException("realizedY must be finite, was " + realizedY);
        }
    }

    @Override
    public double[] quantiles() {
        return quantiles.clone();
    }

    /// How far the outcome was above the quantile of level number `index`, scale units.
    double score(int index) {
        return realizedY - quantiles[index];
    }

    int size() {
        return quantiles.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalibrationRow that
                && venue.equals(that.venue)
                && Double.compare(realizedY, that.realizedY) == 0
                && Arrays.equals(quantiles, that.quantiles);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(realizedY) + Arrays.hashCode(quantiles);
    }

    @Override
    public String toString() {
        return "CalibrationRow[" + venue + ", " + realizedY + ", " + Arrays.toString(quantiles) + ']';
    }
}
