package io.headrace.training.fit.commonsmath.series;

import java.util.Arrays;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/// A log-HAR (Corsi 2009) that reads ranges and knows the weekend:
/// `log x_{t+1} = c + b_d log p_t + b_w log mean5(p) + b_m log mean22(p) + b_s saturday_{t+1} + b_u sunday_{t+1}`,
/// x the realized variance of a day and p its variance by ranges (Parkinson 1980), which measures the same thing
/// with less noise. Coins trade on weekends and move less then.
///
/// The forecast is `smear exp(fit)`, smear the mean of `exp(residual)` (Duan 1983): no law of residuals is assumed,
/// and over the fitted days the mean of realized over forecast is 1, as the least QLIKE asks.
///
/// @param coefficients of the constant, the three terms, Saturday and Sunday
/// @param smear positive
public record RangeHarModel(double[] coefficients, double smear) {
    private static final int COUNT = 6;

    /// Days it needs to be fitted to.
    public static final int FEWEST_DAYS = HarModel.MONTH + 3 * COUNT;

    public RangeHarModel {
        coefficients = coefficients.clone();
    }

    /// @param realized of consecutive days, all positive, at least [#FEWEST_DAYS]
    /// @param ranges of the same days, all positive
    /// @param firstDay days since the epoch of the first
    public static RangeHarModel fit(double[] realized, double[] ranges, long firstDay) {
        if (realized.length < FEWEST_DAYS || ranges.length != realized.length) {
            throw new IllegalArgumentException("series must be of one length of at least " + FEWEST_DAYS
                    + " days, were " + realized.length + " and " + ranges.length);
        }
        for (int day = 0; day < realized.length; day++) {
            if (!(realized[day] > 0) || !(ranges[day] > 0)) {
                throw new IllegalArgumentException(
                        "variances must be positive, were " + realized[day] + " and " + ranges[day] + " on day " + day);
            }
        }
        int rows = realized.length - HarModel.MONTH;
        double[] next = new double[rows];
        double[][] terms = new double[rows][];
        for (int i = 0; i < rows; i++) {
            int day = HarModel.MONTH - 1 + i;
            terms[i] = terms(ranges, day, firstDay);
            next[i] = Math.log(realized[day + 1]);
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(next, terms);
        double smear = Arrays.stream(regression.estimateResiduals())
                .map(Math::exp)
                .average()
                .orElseThrow();
        return new RangeHarModel(regression.estimateRegressionParameters(), smear);
    }

    /// The variance expected of the day after the last of `ranges`.
    ///
    /// @param ranges of consecutive days, at least 22
    /// @param firstDay days since the epoch of the first
    public double forecast(double[] ranges, long firstDay) {
        double[] terms = terms(ranges, ranges.length - 1, firstDay);
        double fit = coefficients[0];
        for (int i = 0; i < terms.length; i++) {
            fit += coefficients[i + 1] * terms[i];
        }
        return smear * Math.exp(fit);
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    private static double[] terms(double[] ranges, int day, long firstDay) {
        long weekday = Math.floorMod(firstDay + day + 1, 7L); // the epoch was a Thursday: Saturday is 2
        return new double[] {
            Math.log(ranges[day]),
            Math.log(mean(ranges, day, HarModel.WEEK)),
            Math.log(mean(ranges, day, HarModel.MONTH)),
            weekday == 2 ? 1 : 0,
            weekday == 3 ? 1 : 0
        };
    }

    private static double mean(double[] values, int last, int count) {
        double sum = 0;
        for (int i = last - count + 1; i <= last; i++) {
            sum += values[i];
        }
        return sum / count;
    }
}
