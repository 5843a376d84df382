package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// Realized semivariance: the sum of squared returns of one sign; both together are the realized variance. Source:
/// Barndorff-Nielsen, Kinnebrock and Shephard (2010).
///
/// @param up whether rises or falls count
public record Semivariance(boolean up) implements ReturnFormula {
    @Override
    public String name() {
        return up ? "up_semivariance" : "down_semivariance";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "sum of r^2 over returns " + (up ? "above" : "below") + " 0",
                "Barndorff-Nielsen, Kinnebrock and Shephard 2010",
                "squared log return");
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public double of(double[] returns, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double part = up ? Math.max(0, returns[i]) : Math.min(0, returns[i]);
            sum += part * part;
        }
        return sum;
    }
}
