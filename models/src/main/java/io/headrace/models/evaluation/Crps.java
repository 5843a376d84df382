package io.headrace.models.evaluation;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/// The continuous ranked probability score, `integral (F(z) - 1{y <= z})^2 dz`, equal to twice the pinball
/// loss integrated over all levels (Matheson and Winkler 1976; Gneiting and Raftery 2007). In the unit of
/// the truth, at least 0 (the fair ensemble score may fall below), the lower the better.
public final class Crps {
    private static final NormalDistribution NORMAL = new NormalDistribution(0, 1);

    private Crps() {}

    /// Of a normal distribution: `s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi))`, `z = (y - mean) / s`.
    ///
    /// @param deviation s, positive
    public static double gaussian(double mean, double deviation, double truth) {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("deviation must be positive, was " + deviation);
        }
        double z = (truth - mean) / deviation;
        double inside = z * (2 * NORMAL.cumulativeProbability(z) - 1) + 2 * NORMAL.density(z);
        return deviation * (inside - 1 / Math.sqrt(Math.PI));
    }

    /// Of the empirical distribution of an ensemble: `mean |x_i - y| - sum_ij |x_i - x_j| / (2 m^2)`.
    public static double ensemble(double[] members, double truth) {
        requireMembers(members, 1);
        return distance(members, truth) - spread(members) / ((double) members.length * members.length);
    }

    /// The same, as if of an ensemble without end: the second term is divided by `2 m (m - 1)` (Ferro 2014).
    public static double fairEnsemble(double[] members, double truth) {
        requireMembers(members, 2);
        return distance(members, truth) - spread(members) / ((double) members.length * (members.length - 1));
    }

    /// Of the distribution whose quantile function is linear between the levels and flat outside them; the
    /// integral is exact.
    ///
    /// @param quantiles one per level, in order
    public static double quantiles(QuantileLevels levels, double[] quantiles, double truth) {
        int last = levels.size() - 1;
        double sum = segment(0, levels.get(0), quantiles[0], quantiles[0], truth);
        for (int k = 0; k < last; k++) {
            sum += segment(levels.get(k), levels.get(k + 1), quantiles[k], quantiles[k + 1], truth);
        }
        return 2 * (sum + segment(levels.get(last), 1, quantiles[last], quantiles[last], truth));
    }

    /// Pinball loss integrated over levels [a, b] of a quantile function that is linear on it.
    private static double segment(double a, double b, double atA, double atB, double truth) {
        if (atA < truth && truth < atB) {
            double middle = a + (b - a) * (truth - atA) / (atB - atA);
            return oneSided(a, middle, atA, truth, truth) + oneSided(middle, b, truth, atB, truth);
        }
        return oneSided(a, b, atA, atB, truth);
    }

    /// As [#segment] where the truth lies on one side: the loss is a quadratic of the level, on which
    /// Simpson's rule is exact.
    private static double oneSided(double a, double b, double atA, double atB, double truth) {
        double middle = (a + b) / 2;
        double atMiddle = (atA + atB) / 2;
        boolean above = atMiddle > truth;
        return (b - a)
                / 6
                * (loss(a, atA, truth, above) + 4 * loss(middle, atMiddle, truth, above) + loss(b, atB, truth, above));
    }

    private static double loss(double level, double quantile, double truth, boolean above) {
        return (truth - quantile) * (above ? level - 1 : level);
    }

    private static double distance(double[] members, double truth) {
        double sum = 0;
        for (double member : members) {
            sum += Math.abs(member - truth);
        }
        return sum / members.length;
    }

    /// `sum_{i<j} |x_i - x_j|`, by ranks.
    private static double spread(double[] members) {
        double[] sorted = members.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i] * (2 * i - sorted.length + 1);
        }
        return sum;
    }

    private static void requireMembers(double[] members, int least) {
        if (members.length < least) {
            throw new IllegalArgumentException("members must be at least " + least + ", were " + members.length);
        }
    }
}
