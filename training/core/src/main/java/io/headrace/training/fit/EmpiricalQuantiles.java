package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// Quantiles of a sample: linear between order statistics, the `tau` quantile at position `(n - 1) tau`
/// (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996).
public final class EmpiricalQuantiles {
    private EmpiricalQuantiles() {}

    /// One quantile per level.
    ///
    /// @param sample at least one finite value, in any order; left as it is
    public static double[] of(double[] sample, QuantileLevels levels) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("sample must have at least one value, had none");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[levels.size()];
        for (int k = 0; k < quantiles.length; k++) {
            double position = (sorted.length - 1) * levels.get(k);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            quantiles[k] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return quantiles;
    }
}
