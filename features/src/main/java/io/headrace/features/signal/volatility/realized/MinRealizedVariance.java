package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// Variation that a jump does not move, from the smaller of neighbours: pi/(pi-2) M/(M-1) sum of
/// min(|r_j|, |r_j-1|)^2. Source: Andersen, Dobrev and Schaumburg (2012).
public record MinRealizedVariance() implements ReturnFormula {
    @Override
    public String name() {
        return "min_realized_variance";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "pi/(pi-2) M/(M-1) sum of min(|r_j|, |r_j-1|)^2",
                "Andersen, Dobrev and Schaumburg 2012",
                "squared log return");
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public double of(double[] returns, int count) {
        double sum = 0;
        for (int i = 1; i < count; i++) {
            double smaller = Math.min(Math.abs(returns[i]), Math.abs(returns[i - 1]));
            sum += smaller * smaller;
        }
        return Math.PI / (Math.PI - 2) * count / (count - 1) * sum;
    }
}
