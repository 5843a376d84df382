package io.headrace.models.evaluation.uncertainty;

import java.util.Arrays;

/// How autocovariances are weighted in a long-run variance.
public enum HacKernel {
    /// `1 - j / (lag + 1)`: never negative (Newey and West 1987).
    BARTLETT {
        @Override
        double weight(int j, int lag) {
            return 1 - j / (lag + 1.0);
        }

        /// Triangular weights count how many windows of `lag + 1` values hold both, so the sum is that over
        /// windows of the square of their sum: one pass whatever the lag.
        @Override
        double weighted(double[] deviations, int lag) {
            int n = deviations.length;
            double[] running = new double[n + 1];
            for (int t = 0; t < n; t++) {
                running[t + 1] = running[t] + deviations[t];
            }
            double sum = 0;
            for (long first = -lag; first < n; first++) {
                double inside = running[(int) Math.min(n, first + lag + 1)] - running[(int) Math.max(0, first)];
                sum += inside * inside;
            }
            return sum / (lag + 1.0) / n;
        }
    },
    /// 1 up to the lag: right for a series whose dependence ends there, but it can come out negative.
    RECTANGULAR {
        @Override
        double weight(int j, int lag) {
            return 1;
        }
    };

    abstract double weight(int j, int lag);

    /// `c_0 + 2 sum_{j=1..lag} w_j c_j`, `c_j = 1/n sum (x_t - mean)(x_{t-j} - mean)`: n times the variance of
    /// the mean, in squared units of the series.
    ///
    /// @param series at least one value, in time order
    /// @param lag at least 0; from the series' length on the autocovariances are 0
    public double longRunVariance(double[] series, int lag) {
        if (series.length == 0 || lag < 0) {
            throw new IllegalArgumentException(
                    "series must have a value and lag must not be negative, were " + series.length + ", " + lag);
        }
        double mean = mean(series);
        return weighted(Arrays.stream(series).map(value -> value - mean).toArray(), lag);
    }

    double weighted(double[] deviations, int lag) {
        double sum = autocovariance(deviations, 0);
        for (int j = 1; j <= Math.min(lag, deviations.length - 1); j++) {
            sum += 2 * weight(j, lag) * autocovariance(deviations, j);
        }
        return sum;
    }

    static double mean(double[] series) {
        double sum = 0;
        for (double value : series) {
            sum += value;
        }
        return sum / series.length;
    }

    private static double autocovariance(double[] deviations, int lag) {
        double sum = 0;
        for (int t = lag; t < deviations.length; t++) {
            sum += deviations[t] * deviations[t - lag];
        }
        return sum / deviations.length;
    }
}
