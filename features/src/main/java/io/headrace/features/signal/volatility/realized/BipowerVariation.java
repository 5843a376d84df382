package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// Variation that a jump moves little: pi/2 times the sum of products of neighbouring absolute returns. Source:
/// Barndorff-Nielsen and Shephard (2004).
///
/// @param adjusted whether it is scaled by M/(M-1) for the product that the window's edge cuts off
public record BipowerVariation(boolean adjusted) implements ReturnFormula {
    @Override
    public String name() {
        return adjusted ? "bipower_variation" : "bipower_variation_raw";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "pi/2 " + (adjusted ? "M/(M-1) " : "") + "sum of |r_j| |r_j-1|",
                "Barndorff-Nielsen and Shephard 2004",
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
            sum += Math.abs(returns[i]) * Math.abs(returns[i - 1]);
        }
        double raw = Math.PI / 2 * sum;
        return adjusted ? raw * count / (count - 1) : raw;
    }
}
