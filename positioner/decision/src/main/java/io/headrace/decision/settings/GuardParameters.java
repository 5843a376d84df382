package io.headrace.decision.settings;

/// How much dearer than the threshold rule the predictive policy may ever have been.
///
/// @param lambda slack in proportion to what the rule cost, at least 0
/// @param budgetUsd slack beside it, USD, at least 0: a high quantile of the reserve on the training span,
///     frozen before the desk starts and never raised to fit
public record GuardParameters(double lambda, double budgetUsd) {
    /// The house's slack in proportion.
    public static final double LAMBDA = .10;

    public GuardParameters {
        if (!(lambda >= 0) || !(budgetUsd >= 0) || Double.isInfinite(lambda) || Double.isInfinite(budgetUsd)) {
            throw new IllegalArgumentException(
                    "lambda and budget must be finite and at least 0, were " + lambda + ", " + budgetUsd);
        }
    }

    /// The most our cost may be when the rule has cost `ruleCostUsd`, USD.
    public double allowedUsd(double ruleCostUsd) {
        return (1 + lambda) * ruleCostUsd + budgetUsd;
    }
}
