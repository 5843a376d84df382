package io.headrace.market.account;

import java.util.List;

/// What the rules say of one risk tranche; USD throughout.
///
/// @param equityUsd what it would be worth closed now: holdings less debts plus open profit,
///     without haircuts
/// @param collateralUsd what counts when opening or withdrawing: deposits with initial weights,
///     profit by the rule
/// @param maintenanceCollateralUsd the same when judging a liquidation
/// @param initialUsd initial margin of positions and debts
/// @param maintenanceUsd maintenance margin of positions and debts, at most `initialUsd`
/// @param freeUsd value the margin does not hold, at least 0: collateral beyond what a withdrawal must leave
///     behind (initial margin; in a lending pool maintenance, a health factor of 1), at market value, what counts
///     least first
/// @param withdrawal what may leave, at least 0 and at most `freeUsd`
public record BucketMargin(
        Bucket bucket,
        double equityUsd,
        double collateralUsd,
        double maintenanceCollateralUsd,
        double initialUsd,
        double maintenanceUsd,
        double freeUsd,
        Withdrawal withdrawal,
        Liquidation liquidation,
        List<TierUse> tiers) {
    public BucketMargin {
        tiers = List.copyOf(tiers);
    }

    /// Initial margin per USD of collateral: 0 without a requirement, infinite when nothing covers one.
    public double utilization() {
        return ratio(initialUsd, collateralUsd);
    }

    /// Maintenance margin per USD of the collateral that counts for it; liquidated above 1. In a lending
    /// pool this is one over the health factor.
    public double liquidationUse() {
        return ratio(maintenanceUsd, maintenanceCollateralUsd);
    }

    static double ratio(double required, double collateral) {
        if (required <= 0) {
            return 0;
        }
        return collateral <= 0 ? Double.POSITIVE_INFINITY : required / collateral;
    }
}
