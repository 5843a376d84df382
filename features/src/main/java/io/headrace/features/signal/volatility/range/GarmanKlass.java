package io.headrace.features.signal.volatility.range;

import io.headrace.features.window.BarShapes;

/// Mean of .5 ln(H/L)^2 - (2 ln 2 - 1) ln(C/O)^2: no drift, no jumps between bars. Source: Garman and Klass (1980).
public record GarmanKlass() implements RangeFormula {
    @Override
    public String name() {
        return "garman_klass_volatility";
    }

    @Override
    public String text() {
        return "mean of .5 ln(H/L)^2 - (2 ln 2 - 1) ln(C/O)^2";
    }

    @Override
    public String source() {
        return "Garman and Klass 1980";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public double varianceOf(BarShapes bars) {
        double closeWeight = 2 * StrictMath.log(2) - 1;
        double sum = 0;
        for (int i = 0; i < bars.count(); i++) {
            double range = bars.high(i) - bars.low(i);
            sum += 0.5 * range * range - closeWeight * bars.close(i) * bars.close(i);
        }
        return Math.max(0, sum / bars.count());
    }
}
