package io.headrace.models.evaluation.uncertainty;

/// How autocovariances are weighted in a long-run variance.
public enum HacKernel {
    /// `1 - j / (lag + 1)`: never negative (Newey and West 1987).
    BARTLETT {
        @Override
        double weight(int j, int lag) {
            return 1 - j / (lag + 1.0);
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
        double sum = autocovariance(series, mean, 0);
        for (int j = 1; j <= Math.min(lag, series.length - 1); j++) {
            sum += 2 * weight(j, lag) * autocovariance(series, mean, j);
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

    private static double autocovariance(double[] series, double mean, int lag) {
        double sum = 0;
        for (int t = lag; t < series.length; t++) {
            sum += (series[t] - mean) * (series[t - lag] - mean);
        }
        return sum / series.length;
    }
}
