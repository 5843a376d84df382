package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// Variation that a jump does not move, from the median of three neighbours: pi/(6-4 sqrt(3)+pi) M/(M-2) sum of
/// med(|r_j-1|, |r_j|, |r_j+1|)^2. Source: Andersen, Dobrev and Schaumburg (2012).
public record MedRealizedVariance() implements ReturnFormula {
    @Override
    public String name() {
        return "med_realized_variance";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "pi/(6-4 sqrt(3)+pi) M/(M-2) sum of med(|r_j-1|, |r_j|, |r_j+1|)^2",
                "Andersen, Dobrev and Schaumburg 2012",
                "squared log return");
    }

    @Override
    public int fewest() {
        return 3;
    }

    @Override
    public double of(double[] returns, int count) {
        double sum = 0;
        for (int i = 2; i < count; i++) {
            double middle = median(Math.abs(returns[i - 2]), Math.abs(returns[i - 1]), Math.abs(returns[i]));
            sum += middle * middle;
        }
        return Math.PI / (6 - 4 * Math.sqrt(3) + Math.PI) * count / (count - 2) * sum;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
