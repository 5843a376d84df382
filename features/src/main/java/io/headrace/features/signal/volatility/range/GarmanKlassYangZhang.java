package io.headrace.features.signal.volatility.range;

import io.headrace.features.window.BarShapes;

/// Mean of ln(O / C before)^2 + .5 ln(H/L)^2 - (2 ln 2 - 1) ln(C/O)^2: [GarmanKlass] and the jumps between bars, no
/// drift. Source: Yang and Zhang (2000), as TTR's `volatility` counts it (`calc = "gk.yz"`).
public record GarmanKlassYangZhang() implements RangeFormula {
    private static final GarmanKlass WITHIN_BARS = new GarmanKlass();

    @Override
    public String name() {
        return "garman_klass_yang_zhang_volatility";
    }

    @Override
    public String text() {
        return "mean of ln(O/C before)^2 + .5 ln(H/L)^2 - (2 ln 2 - 1) ln(C/O)^2";
    }

    @Override
    public String source() {
        return "Yang and Zhang 2000";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public boolean usesJumps() {
        return true;
    }

    @Override
    public double varianceOf(BarShapes bars) {
        double sum = 0;
        for (int i = 0; i < bars.count(); i++) {
            sum += bars.jump(i) * bars.jump(i);
        }
        return sum / bars.count() + WITHIN_BARS.varianceOf(bars);
    }
}
