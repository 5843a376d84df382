package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// How surely the window holds a jump: Z = (1 - BV/RV) / sqrt(((pi/2)^2 + pi - 5)/M max(1, TQ/BV^2)), about standard
/// normal without one. 0 when nothing moved. Source: Huang and Tauchen (2005), the ratio statistic.
public record JumpStatistic() implements ReturnFormula {
    private static final double THETA = Math.PI * Math.PI / 4 + Math.PI - 5;
    private static final RealizedVariance VARIANCE = new RealizedVariance();
    private static final BipowerVariation BIPOWER = new BipowerVariation(false);
    private static final TripowerQuarticity QUARTICITY = new TripowerQuarticity();

    @Override
    public String name() {
        return "jump_statistic";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "(1 - BV/RV) / sqrt(((pi/2)^2+pi-5)/M max(1, TQ/BV^2)), BV without M/(M-1), TQ tripower; 0 when RV is 0",
                "Huang and Tauchen 2005",
                "standard deviations");
    }

    @Override
    public int fewest() {
        return QUARTICITY.fewest();
    }

    @Override
    public double of(double[] returns, int count) {
        double variance = VARIANCE.of(returns, count);
        double bipower = BIPOWER.of(returns, count);
        if (!(variance > 0)) {
            return 0;
        }
        double spread = bipower > 0 ? QUARTICITY.of(returns, count) / (bipower * bipower) : 1;
        return (1 - bipower / variance) / Math.sqrt(THETA / count * Math.max(1, spread));
    }
}
