package io.headrace.market.venue;

/// What an open profit is good for; losses always count.
///
/// @param counts whether it is collateral
/// @param withdrawable whether it may leave the venue; only where it counts
/// @param capUsd most that counts when opening or withdrawing, USD; infinite without a cap
public record ProfitRule(boolean counts, boolean withdrawable, double capUsd) {
    public ProfitRule {
        if (withdrawable && !counts) {
            throw new IllegalArgumentException("profit that does not count must not be withdrawable");
        }
        if (!(capUsd >= 0)) {
            throw new IllegalArgumentException("capUsd must not be negative, was " + capUsd);
        }
    }

    /// The collateral an open profit or loss makes, USD.
    public double collateralUsd(double profitUsd) {
        return profitUsd <= 0 ? profitUsd : counts ? Math.min(profitUsd, capUsd) : 0;
    }
}
