package io.headrace.training.fit.commonsmath.series;

import java.util.Arrays;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/// The heterogeneous autoregression of realized variance (Corsi 2009), in levels or in logs:
/// `x_{t+1} = c + b_d x_t + b_w mean(x_{t-4..t}) + b_m mean(x_{t-21..t})`.
///
/// In logs the forecast is the mean of the lognormal, `exp(fit + residual variance / 2)`.
///
/// @param log whether the regression is over logs, of values and of means of values
/// @param residualVariance with one degree of freedom taken per coefficient
public record HarModel(
        boolean log, double constant, double daily, double weekly, double monthly, double residualVariance) {
    public static final int WEEK = 5;
    public static final int MONTH = 22;
    private static final int COEFFICIENTS = 4;

    /// @param variances of consecutive days, all positive, at least 30
    public static HarModel fit(double[] variances, boolean log) {
        if (variances.length < MONTH + 2 * COEFFICIENTS) {
            throw new IllegalArgumentException(
                    "variances must be at least " + (MONTH + 2 * COEFFICIENTS) + " days, were " + variances.length);
        }
        for (double variance : variances) {
            if (!(variance > 0) || Double.isInfinite(variance)) {
                throw new IllegalArgumentException("variances must be positive and finite, one was " + variance);
            }
        }
        int rows = variances.length - MONTH;
        double[] next = new double[rows];
        double[][] terms = new double[rows][];
        for (int i = 0; i < rows; i++) {
            terms[i] = terms(variances, MONTH - 1 + i, log);
            next[i] = log ? Math.log(variances[MONTH + i]) : variances[MONTH + i];
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(next, terms);
        double[] b = regression.estimateRegressionParameters();
        return new HarModel(log, b[0], b[1], b[2], b[3], regression.estimateErrorVariance());
    }

    /// The variance expected of the day after `day`.
    ///
    /// @param variances of consecutive days
    /// @param day at least 21, the last one known
    public double forecast(double[] variances, int day) {
        double[] terms = terms(variances, day, log);
        double fit = constant + daily * terms[0] + weekly * terms[1] + monthly * terms[2];
        return log ? Math.exp(fit + residualVariance / 2) : fit;
    }

    private static double[] terms(double[] variances, int day, boolean log) {
        double[] terms = {variances[day], mean(variances, day, WEEK), mean(variances, day, MONTH)};
        return log ? Arrays.stream(terms).map(Math::log).toArray() : terms;
    }

    private static double mean(double[] values, int last, int count) {
        double sum = 0;
        for (int i = last - count + 1; i <= last; i++) {
            sum += values[i];
        }
        return sum / count;
    }
}
