package io.headrace.features.signal.volatility.range;

import io.headrace.features.window.BarShapes;

/// Mean of ln(H/L)^2 / (4 ln 2): no drift, no jumps between bars. Source: Parkinson (1980).
public record Parkinson() implements RangeFormula {
    @Override
    public String name() {
        return "parkinson_volatility";
    }

    @Override
    public String text() {
        return "mean of ln(H/L)^2 / (4 ln 2)";
    }

    @Override
    public String source() {
        return "Parkinson 1980";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public double varianceOf(BarShapes bars) {
        double sum = 0;
        for (int i = 0; i < bars.count(); i++) {
            double range = bars.high(i) - bars.low(i);
            sum += range * range;
        }
        return sum / (4 * StrictMath.log(2) * bars.count());
    }
}
