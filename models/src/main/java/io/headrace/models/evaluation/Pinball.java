package io.headrace.models.evaluation;

/// The pinball (quantile) loss: `(y - q) tau` when y is at or above q, else `(q - y)(1 - tau)`; in the unit
/// of y, at least 0, least in expectation at the true quantile (Koenker and Bassett 1978).
public final class Pinball {
    private Pinball() {}

    /// Loss of one forecast.
    ///
    /// @param level tau, in (0, 1)
    public static double loss(double level, double quantile, double truth) {
        double miss = truth - quantile;
        return miss >= 0 ? miss * level : -miss * (1 - level);
    }
}
