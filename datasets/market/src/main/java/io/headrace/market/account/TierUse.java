package io.headrace.market.account;

/// The margin one tier of one position (or one debt) takes from its bucket.
///
/// @param subject the coin of a position, or the asset of a debt
/// @param tier the tier by the venue's rules
/// @param utilization `initialUsd` per USD of the bucket's collateral; the tiers of a bucket add up
///     to its own
public record TierUse(
        String venue,
        String subject,
        String tier,
        double notionalUsd,
        double initialUsd,
        double maintenanceUsd,
        double utilization) {}
