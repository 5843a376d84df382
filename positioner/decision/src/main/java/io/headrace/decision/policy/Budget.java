package io.headrace.decision.policy;

/// How the capital budget bound a decision.
///
/// @param commonLevel the one quantile level all targets were set at
/// @param shadowPricePerDay value of one more USD of capital, USD per USD per day; 0 when capital does not
///     bind
public record Budget(double commonLevel, double shadowPricePerDay) {
    public static final Budget NOT_USED = new Budget(0, 0);

    /// The shadow price as a simple annual rate.
    public double shadowPricePerYear() {
        return 365 * shadowPricePerDay;
    }
}
