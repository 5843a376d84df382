package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;
import org.apache.commons.math3.special.Gamma;

/// Integrated quarticity that a jump does not move: M mu^-3 M/(M-2) sum of |r_j r_j-1 r_j-2|^(4/3), mu =
/// E|N(0,1)|^(4/3).
/// Source: Barndorff-Nielsen and Shephard (2004).
public record TripowerQuarticity() implements ReturnFormula {
    private static final double MU_CUBED = muCubed();

    @Override
    public String name() {
        return "tripower_quarticity";
    }

    @Override
    public Formula formula() {
        return new Formula(
                "M mu^-3 M/(M-2) sum of |r_j r_j-1 r_j-2|^(4/3), mu = 2^(2/3) gamma(7/6)/gamma(1/2)",
                "Barndorff-Nielsen and Shephard 2004",
                "log return to the fourth");
    }

    @Override
    public int fewest() {
        return 3;
    }

    @Override
    public double of(double[] returns, int count) {
        double sum = 0;
        for (int i = 2; i < count; i++) {
            double root = StrictMath.cbrt(returns[i] * returns[i - 1] * returns[i - 2]);
            double square = root * root;
            sum += square * square;
        }
        return (double) count * count / (count - 2) * sum / MU_CUBED;
    }

    /// The cube of E|N(0,1)|^(4/3).
    private static double muCubed() {
        double mu = StrictMath.pow(2, 2.0 / 3) * Gamma.gamma(7.0 / 6) / Gamma.gamma(0.5);
        return mu * mu * mu;
    }
}
