package io.headrace.training.validate;

/// How a walk-forward goes.
///
/// @param folds test blocks, positive
/// @param refitNanos inside a test block the model is fitted again after so long; 0 fits once a block
/// @param search settings tried for each fold inside its training slice, the given ones among them; 0 takes
///     the given ones
public record WalkSettings(int folds, long refitNanos, int search) {
    public WalkSettings {
        if (folds <= 0) {
            throw new IllegalArgumentException("folds must be positive, were " + folds);
        }
        if (refitNanos < 0 || search < 0) {
            throw new IllegalArgumentException(
                    "refitNanos and search must not be negative, were " + refitNanos + ", " + search);
        }
    }

    /// One fit a block, with the given settings.
    public static WalkSettings plain(int folds) {
        return new WalkSettings(folds, 0, 0);
    }
}
