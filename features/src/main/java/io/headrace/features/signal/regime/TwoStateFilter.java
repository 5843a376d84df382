package io.headrace.features.signal.regime;

/// Hamilton's filter for two hidden states with Gaussian observations, all parameters fixed.
///
/// One step: predict p' = stay1 p + (1 - stay0) (1 - p), then weigh by the densities of the observation in
/// each state. Starts from the ergodic distribution. Source: Hamilton (1989), A new approach to the economic
/// analysis of nonstationary time series.
///
/// @param stay0 probability of staying in state 0, in (0, 1)
/// @param stay1 probability of staying in state 1, in (0, 1)
/// @param state0 what state 0 emits
/// @param state1 what state 1 emits
public record TwoStateFilter(double stay0, double stay1, Gaussian state0, Gaussian state1) {
    /// Keeps the density ratio finite; e^700 is near the largest double.
    private static final double LARGEST_LOG_RATIO = 700;

    public TwoStateFilter {
        if (!(stay0 > 0 && stay0 < 1 && stay1 > 0 && stay1 < 1)) {
            throw new IllegalArgumentException("stay0 and stay1 must be in (0, 1), were " + stay0 + ", " + stay1);
        }
    }

    /// @param variance positive
    public record Gaussian(double mean, double variance) {
        public Gaussian {
            if (!(variance > 0)) {
                throw new IllegalArgumentException("variance must be positive, was " + variance);
            }
        }

        /// Log density but for the constant both states share.
        double logDensity(double observation) {
            double deviation = observation - mean;
            return -0.5 * (StrictMath.log(variance) + deviation * deviation / variance);
        }
    }

    /// Probability of state 1 in the long run.
    public double ergodic() {
        return (1 - stay0) / (2 - stay0 - stay1);
    }

    /// Probability of state 1 one step on, before the next observation.
    public double predict(double probability) {
        return stay1 * probability + (1 - stay0) * (1 - probability);
    }

    /// Probability of state 1 given the predicted one and an observation.
    public double update(double predicted, double observation) {
        double logRatio = state1.logDensity(observation) - state0.logDensity(observation);
        double ratio = StrictMath.exp(Math.min(logRatio, LARGEST_LOG_RATIO));
        return predicted * ratio / (1 - predicted + predicted * ratio);
    }
}
