package io.headrace.models.predictor;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/// One Gaussian of a mixture over inputs and target, split into the law of the inputs, which says how much
/// it counts, and the law of the target given the inputs: `N(intercept + slope' x, deviation^2)`.
///
/// @param weight its share, positive
/// @param centre mean of the inputs
/// @param root lower triangular Cholesky factor of the inputs' covariance, row by row
/// @param slope one per input
/// @param deviation positive
public record MixturePart(
        double weight, double[] centre, double[][] root, double intercept, double[] slope, double deviation) {
    /// So many deviations out, what is left is less than rounding.
    private static final double CERTAIN = 8.3;

    public MixturePart {
        centre = Numbers.finite("centre", centre);
        slope = Numbers.finite("slope", slope);
        root = Numbers.rows("root", root, centre.length);
        if (root.length != centre.length || slope.length != centre.length) {
            throw new IllegalArgumentException("centre, root and slope must be of one length, were " + centre.length
                    + ", " + root.length + ", " + slope.length);
        }
        if (!(weight > 0 && deviation > 0) || !Double.isFinite(deviation) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("weight and deviation must be positive and all finite, were " + weight
                    + ", " + deviation + ", " + intercept);
        }
        for (int j = 0; j < root.length; j++) {
            if (!(root[j][j] > 0)) {
                throw new IllegalArgumentException("root must have a positive diagonal, had " + root[j][j]);
            }
        }
    }

    /// `log(weight * density of x)`, but for a constant that all parts share.
    public double logWeight(double[] x) {
        double log = Math.log(weight);
        double[] along = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double rest = x[i] - centre[i];
            for (int j = 0; j < i; j++) {
                rest -= root[i][j] * along[j];
            }
            along[i] = rest / root[i][i];
            log -= along[i] * along[i] / 2 + Math.log(root[i][i]);
        }
        return log;
    }

    /// Mean of the target given `x`.
    public double mean(double[] x) {
        double mean = intercept;
        for (int j = 0; j < x.length; j++) {
            mean += slope[j] * x[j];
        }
        return mean;
    }

    /// Probability that a target of this mean is at or below `y`.
    double below(double y, double mean) {
        double off = (y - mean) / deviation;
        if (Math.abs(off) > CERTAIN) {
            return off > 0 ? 1 : 0; // a series that would be added up for nothing
        }
        return Erf.erfc(-off / Math.sqrt(2)) / 2;
    }

    @Override
    public double[] centre() {
        return centre.clone();
    }

    @Override
    public double[][] root() {
        return Numbers.copy(root);
    }

    @Override
    public double[] slope() {
        return slope.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MixturePart that
                && weight == that.weight
                && Arrays.equals(centre, that.centre)
                && Arrays.deepEquals(root, that.root)
                && intercept == that.intercept
                && Arrays.equals(slope, that.slope)
                && deviation == that.deviation;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(centre) + Double.hashCode(weight);
    }
}
