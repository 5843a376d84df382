package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// What jumps added to the variance: (RV - BV)+ when [JumpStatistic] is beyond the 99.9 % point of the normal, else 0.
/// Source: Huang and Tauchen (2005).
public record JumpVariation() implements ReturnFormula {
    /// The .999 quantile of the standard normal.
    private static final double CRITICAL = 3.090232306167813;

    private static final JumpStatistic STATISTIC = new JumpStatistic();
    private static final RealizedVariance VARIANCE = new RealizedVariance();
    private static final BipowerVariation BIPOWER = new BipowerVariation(false);

    @Override
    public String name() {
        return "jump_variation";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "max(0, RV - BV) where the jump statistic exceeds the .999 normal quantile, else 0",
                "Huang and Tauchen 2005",
                "squared log return");
    }

    @Override
    public int fewest() {
        return STATISTIC.fewest();
    }

    @Override
    public double of(double[] returns, int count) {
        return STATISTIC.of(returns, count) > CRITICAL
                ? Math.max(0, VARIANCE.of(returns, count) - BIPOWER.of(returns, count))
                : 0;
    }
}
