package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// Realized variance: the sum of squared returns. Source: Andersen and Bollerslev (1998).
public record RealizedVariance() implements ReturnFormula {
    @Override
    public String name() {
        return "realized_variance";
    }

    @Override
    public Formula formula() {
        return new Formula("sum of r^2", "Andersen and Bollerslev 1998", "squared log return");
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public double of(double[] returns, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += returns[i] * returns[i];
        }
        return sum;
    }
}
