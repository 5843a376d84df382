package io.headrace.features.signal.volatility.range;

import io.headrace.features.window.BarShapes;

/// s_o^2 + k s_c^2 + (1 - k) RS with s_o^2, s_c^2 the sample variances of ln(O / C before) and ln(C/O), RS as in
/// [RogersSatchell] and k = .34 / (1.34 + (n+1)/(n-1)): unmoved by drift, sees jumps between bars. Source: Yang and
/// Zhang
/// (2000).
public record YangZhang() implements RangeFormula {
    private static final RogersSatchell DRIFT_FREE = new RogersSatchell();

    @Override
    public String name() {
        return "yang_zhang_volatility";
    }

    @Override
    public String text() {
        return "var(ln(O/C before)) + k var(ln(C/O)) + (1 - k) Rogers-Satchell, k = .34 / (1.34 + (n+1)/(n-1))";
    }

    @Override
    public String source() {
        return "Yang and Zhang 2000";
    }

    @Override
    public int fewest() {
        return 2;
    }

    @Override
    public boolean usesJumps() {
        return true;
    }

    @Override
    public double varianceOf(BarShapes bars) {
        int count = bars.count();
        double jumpMean = 0;
        double closeMean = 0;
        for (int i = 0; i < count; i++) {
            jumpMean += bars.jump(i) / count;
            closeMean += bars.close(i) / count;
        }
        double jumps = 0;
        double closes = 0;
        for (int i = 0; i < count; i++) {
            jumps += (bars.jump(i) - jumpMean) * (bars.jump(i) - jumpMean);
            closes += (bars.close(i) - closeMean) * (bars.close(i) - closeMean);
        }
        double k = 0.34 / (1.34 + (count + 1.0) / (count - 1));
        return jumps / (count - 1) + k * closes / (count - 1) + (1 - k) * DRIFT_FREE.varianceOf(bars);
    }
}
