package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// The sample variance of one return, its mean taken off: unlike the realized variance it does not count a trend.
/// Source:
/// the textbook; TTR's `volatility` counts it so (`calc = "close"`).
public record CloseToCloseVariance() implements ReturnFormula {
    @Override
    public String name() {
        return "close_to_close_variance";
    }

    @Override
    public Formula formula() {
        return new Formula("sum of (r - mean r)^2 / (M - 1)", "sample variance", "squared log return");
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public double of(double[] returns, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += returns[i] / count;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (returns[i] - mean) * (returns[i] - mean);
        }
        return sum / (count - 1);
    }
}
