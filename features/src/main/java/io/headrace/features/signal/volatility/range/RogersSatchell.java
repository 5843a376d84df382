package io.headrace.features.signal.volatility.range;

import io.headrace.features.window.BarShapes;

/// Mean of ln(H/C) ln(H/O) + ln(L/C) ln(L/O): unmoved by drift, blind to jumps between bars. Source: Rogers and
/// Satchell (1991).
public record RogersSatchell() implements RangeFormula {
    @Override
    public String name() {
        return "rogers_satchell_volatility";
    }

    @Override
    public String text() {
        return "mean of ln(H/C) ln(H/O) + ln(L/C) ln(L/O)";
    }

    @Override
    public String source() {
        return "Rogers and Satchell 1991";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public double varianceOf(BarShapes bars) {
        double sum = 0;
        for (int i = 0; i < bars.count(); i++) {
            double close = bars.close(i);
            sum += bars.high(i) * (bars.high(i) - close) + bars.low(i) * (bars.low(i) - close);
        }
        return Math.max(0, sum / bars.count());
    }
}
