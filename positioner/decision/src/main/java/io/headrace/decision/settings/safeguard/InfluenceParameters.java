package io.headrace.decision.settings.safeguard;

/// How far a forecast may stand off what is known (the margin formula at present prices, announced positions
/// included), so that made-up flow moves a target only so far.
///
/// @param raise quantiles at most this share above known demand
/// @param lower quantiles at most this share below it, up to 1
public record InfluenceParameters(double raise, double lower) {
    public InfluenceParameters {
        if (!(raise >= 0) || Double.isInfinite(raise) || !(lower >= 0 && lower <= 1)) {
            throw new IllegalArgumentException(
                    "raise must be finite and at least 0 and lower be 0 to 1, were " + raise + ", " + lower);
        }
    }
}
