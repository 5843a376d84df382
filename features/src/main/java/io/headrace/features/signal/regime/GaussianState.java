package io.headrace.features.signal.regime;

/// What a hidden state emits.
///
/// @param variance positive
public record GaussianState(double mean, double variance) {
    public GaussianState {
        if (!(variance > 0)) {
            throw new IllegalArgumentException("variance must be positive, was " + variance);
        }
    }

    /// Log density but for the constant all states share.
    double logDensity(double observation) {
        double deviation = observation - mean;
        return -0.5 * (StrictMath.log(variance) + deviation * deviation / variance);
    }
}
