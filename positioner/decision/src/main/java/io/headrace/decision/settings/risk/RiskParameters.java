package io.headrace.decision.settings.risk;

/// How a desk's parameters follow the width of its forecasts. Stress is the spread of needs (95 % quantile less
/// median, per USD of known demand, venues weighted by it) over the usual one, to the power of `exponent`; each
/// parameter is multiplied by it within its bounds.
///
/// @param usualSpread of needs in ordinary times, positive
/// @param exponent how strongly parameters follow, at least 0
/// @param tolerance bounds of the distance from targets at which something is done
/// @param buffer bounds of what is held beyond the median need
/// @param horizon bounds of how long an order should last, and of how far the program looks
public record RiskParameters(double usualSpread, double exponent, Bounds tolerance, Bounds buffer, Bounds horizon) {
    public RiskParameters {
        if (!(usualSpread > 0) || !(exponent >= 0) || Double.isInfinite(usualSpread + exponent)) {
            throw new IllegalArgumentException(
                    "usual spread must be positive and exponent at least 0, were " + usualSpread + ", " + exponent);
        }
    }

    /// Factors a parameter may reach.
    ///
    /// @param low inside (0, 1]
    /// @param high finite, at least 1
    public record Bounds(double low, double high) {
        /// Nothing moves.
        public static final Bounds FIXED = new Bounds(1, 1);

        public Bounds {
            if (!(low > 0 && low <= 1) || !(high >= 1) || Double.isInfinite(high)) {
                throw new IllegalArgumentException("bounds must hold 1 and be positive, were " + low + ", " + high);
            }
        }

        /// @param stress at least 0
        public double within(double stress) {
            return Math.clamp(stress, low, high);
        }
    }
}
