package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.state.Stateful;
import org.apache.commons.math3.special.Gamma;

/// How long ago the mean or variance of a series last changed: the posterior of the run length r under a constant
/// hazard and normal observations of unknown mean and variance (normal-inverse-gamma prior, Student predictive).
/// Source: Adams and MacKay (2007), Bayesian online changepoint detection.
///
/// At most `size` run lengths are kept, 0 to size - 1: exact while no run is longer. What would grow longer
/// stays at size - 1 with the statistics of the last size - 1 values. What that costs, measured: against
/// runs of 1300 values, P(run < 5) at size 512 is off by 3e-4 on average and by at most .05, at the changes.
public final class RunLengths implements Stateful {
    private final double hazard;
    private final Prior prior;
    private final double[] logNorm;
    private final double[] weights;
    private final double[] means;
    private final double[] betas;
    private int newest;
    private int count;
    private double density;

    /// @param hazard probability of a change at each step, in (0, 1)
    /// @param size how many run lengths are kept, at least 2
    public RunLengths(double hazard, Prior prior, int size) {
        if (!(hazard > 0 && hazard < 1) || size < 2) {
            throw new IllegalArgumentException(
                    "hazard must be in (0, 1), size at least 2, were " + hazard + ", " + size);
        }
        this.hazard = hazard;
        this.prior = prior;
        this.logNorm = new double[size];
        this.weights = new double[size];
        this.means = new double[size];
        this.betas = new double[size];
        for (int length = 0; length < size; length++) {
            double alpha = prior.alpha() + length / 2.0;
            logNorm[length] =
                    Gamma.logGamma(alpha + 0.5) - Gamma.logGamma(alpha) - 0.5 * StrictMath.log(2 * Math.PI * alpha);
        }
        begin(1);
    }

    /// Normal-inverse-gamma prior of the mean and variance of a run.
    ///
    /// @param kappa observations that the mean is worth, positive
    /// @param alpha half the observations that the variance is worth, positive
    /// @param beta half their sum of squares, positive
    public record Prior(double mean, double kappa, double alpha, double beta) {
        public Prior {
            if (!(kappa > 0 && alpha > 0 && beta > 0)) {
                throw new IllegalArgumentException(
                        "kappa, alpha and beta must be positive, were " + kappa + ", " + alpha + ", " + beta);
            }
        }
    }

    /// Takes the next observation. O(size).
    public void add(double value) {
        double total = 0;
        for (int length = 0; length < count; length++) {
            int slot = slotOf(length);
            weights[slot] *= predictive(slot, length, value);
            total += weights[slot];
            learn(slot, length, value);
        }
        density = total;
        for (int length = 0; length < count; length++) {
            weights[slotOf(length)] *= (1 - hazard) / total;
        }
        begin(hazard);
    }

    /// Mean of the run length, in observations.
    public double expected() {
        double sum = 0;
        for (int length = 1; length < count; length++) {
            sum += length * weights[slotOf(length)];
        }
        return sum;
    }

    /// Probability that the run is shorter than `length`.
    public double shorterThan(int length) {
        double sum = 0;
        for (int shorter = 0; shorter < Math.min(length, count); shorter++) {
            sum += weights[slotOf(shorter)];
        }
        return sum;
    }

    /// The likeliest run length, the shortest of equals.
    public int likeliest() {
        int best = 0;
        for (int length = 1; length < count; length++) {
            best = weights[slotOf(length)] > weights[slotOf(best)] ? length : best;
        }
        return best;
    }

    /// Predictive density of the last observation before it was taken.
    public double density() {
        return density;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDoubles(weights);
        sink.putDoubles(means);
        sink.putDoubles(betas);
        sink.putInt(newest);
        sink.putInt(count);
        sink.putDouble(density);
    }

    @Override
    public void restore(StateSource source) {
        source.getDoubles(weights);
        source.getDoubles(means);
        source.getDoubles(betas);
        newest = source.getInt();
        count = source.getInt();
        density = source.getDouble();
    }

    /// Starts the run of length 0. When all slots are taken, the longest run's weight goes to the next longest, which
    /// from now on stands for both.
    private void begin(double weight) {
        if (count == weights.length) {
            weights[slotOf(count - 2)] += weights[slotOf(count - 1)];
        } else {
            count++;
        }
        newest = newest + 1 < weights.length ? newest + 1 : 0;
        weights[newest] = weight;
        means[newest] = prior.mean();
        betas[newest] = prior.beta();
    }

    private double predictive(int slot, int length, double value) {
        double kappa = prior.kappa() + length;
        double alpha = prior.alpha() + length / 2.0;
        double squaredScale = betas[slot] * (kappa + 1) / (alpha * kappa);
        double deviation = value - means[slot];
        double log = logNorm[length]
                - 0.5 * StrictMath.log(squaredScale)
                - (alpha + 0.5) * StrictMath.log1p(deviation * deviation / (2 * alpha * squaredScale));
        return StrictMath.exp(log);
    }

    private void learn(int slot, int length, double value) {
        double kappa = prior.kappa() + length;
        double deviation = value - means[slot];
        betas[slot] += kappa * deviation * deviation / (2 * (kappa + 1));
        means[slot] += deviation / (kappa + 1);
    }

    private int slotOf(int length) {
        int slot = newest - length;
        return slot < 0 ? slot + weights.length : slot;
    }
}
