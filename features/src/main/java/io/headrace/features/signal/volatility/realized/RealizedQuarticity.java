package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// Realized quarticity: M/3 times the sum of fourth powers; the error of realized variance grows with its root.
/// Source: Barndorff-Nielsen and Shephard (2002).
public record RealizedQuarticity() implements ReturnFormula {
    @Override
    public String name() {
        return "realized_quarticity";
    }

    @Override
    public Formula formula() {
        return new Formula("M/3 sum of r^4", "Barndorff-Nielsen and Shephard 2002", "log return to the fourth");
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public double of(double[] returns, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double square = returns[i] * returns[i];
            sum += square * square;
        }
        return count / 3.0 * sum;
    }
}
