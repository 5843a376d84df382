package io.headrace.models.evaluation;

/// The loss of a variance forecast, `y / f - log(y / f) - 1`: without unit, at least 0, and its ranking of
/// forecasts survives a noisy measurement of the variance (Patton 2011).
public final class Qlike {
    private Qlike() {}

    /// @param forecast variance, positive
    /// @param realized variance, positive
    public static double loss(double forecast, double realized) {
        if (!(forecast > 0) || !(realized > 0)) {
            throw new IllegalArgumentException("variances must be positive, were " + forecast + ", " + realized);
        }
        double ratio = realized / forecast;
        return ratio - Math.log(ratio) - 1;
    }

    /// Mean loss; there is none where a variance is zero, since its logarithm is not a number.
    public static Finding<Double> mean(double[] forecasts, double[] realized) {
        if (forecasts.length != realized.length) {
            throw new IllegalArgumentException(
                    "forecasts and variances must pair up, were " + forecasts.length + " and " + realized.length);
        }
        if (realized.length == 0) {
            return Finding.missing("there are no variances to compare");
        }
        double sum = 0;
        for (int t = 0; t < realized.length; t++) {
            if (!(forecasts[t] > 0) || !(realized[t] > 0)) {
                return Finding.missing("variance must be positive, row " + t + " has forecast " + forecasts[t]
                        + " and realized " + realized[t]);
            }
            sum += loss(forecasts[t], realized[t]);
        }
        return Finding.found(sum / realized.length);
    }
}
