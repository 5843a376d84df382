package io.headrace.features.signal.volatility;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// The conditional variance of a series at fixed parameters: h' = w + a e^2 + g e^2 1{e<0} + b h. With g = 0 this is
/// GARCH(1,1) (Bollerslev 1986), else GJR (Glosten, Jagannathan and Runkle 1993). Starts at the variance of the long
/// run.
public final class GarchFilter {
    private final Parameters parameters;
    private double variance;

    public GarchFilter(Parameters parameters) {
        this(parameters, parameters.longRun());
    }

    /// @param variance expected of the first observation, positive
    public GarchFilter(Parameters parameters, double variance) {
        this.parameters = parameters;
        this.variance = variance;
    }

    /// From training; units are those of the squared observations.
    ///
    /// @param mean finite, subtracted from each observation
    /// @param omega finite, above 0
    /// @param alpha weight of the squared innovation, at least 0
    /// @param gamma added to it after a fall; alpha + gamma at least 0
    /// @param beta weight of the variance before, at least 0
    public record Parameters(double mean, double omega, double alpha, double gamma, double beta) {
        public Parameters {
            if (!Double.isFinite(mean)) {
                throw new IllegalArgumentException("mean must be finite, was " + mean);
            }
            boolean signs = omega > 0 && Double.isFinite(omega) && alpha >= 0 && alpha + gamma >= 0 && beta >= 0;
            if (!signs || !(alpha + gamma / 2 + beta < 1)) {
                throw new IllegalArgumentException("omega, alpha, gamma, beta must keep the variance positive and"
                        + " stationary, were " + omega + ", " + alpha + ", " + gamma + ", " + beta);
            }
        }

        /// How much of a deviation of the variance is left after one step, below 1.
        public double persistence() {
            return alpha + gamma / 2 + beta;
        }

        /// The variance of the long run.
        public double longRun() {
            return omega / (1 - persistence());
        }
    }

    /// Takes the next observation, which spans `steps` steps: those before the last are expected rather than seen, and
    /// the observation counts as its share of one step.
    public void add(double observation, long steps) {
        variance = steps == 1 ? variance : ahead(steps);
        double innovation = (observation - steps * parameters.mean()) / Math.sqrt(steps);
        double weight = innovation < 0 ? parameters.alpha() + parameters.gamma() : parameters.alpha();
        variance = parameters.omega() + weight * innovation * innovation + parameters.beta() * variance;
    }

    /// Variance expected of the k-th observation from now: w/(1-p) + p^(k-1) (h - w/(1-p)), p the persistence.
    ///
    /// @param k at least 1
    public double variance(int k) {
        return k == 1 ? variance : ahead(k);
    }

    /// Mean variance expected of the next `steps` observations.
    public double meanVariance(int steps) {
        double p = parameters.persistence();
        double left = (1 - StrictMath.pow(p, steps)) / (1 - p);
        return parameters.longRun() + left / steps * (variance - parameters.longRun());
    }

    private double ahead(long k) {
        double left = StrictMath.pow(parameters.persistence(), k - 1);
        return parameters.longRun() + left * (variance - parameters.longRun());
    }

    public void save(StateSink sink) {
        sink.putDouble(variance);
    }

    public void restore(StateSource source) {
        variance = source.getDouble();
    }
}
