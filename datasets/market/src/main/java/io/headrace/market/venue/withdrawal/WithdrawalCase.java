package io.headrace.market.venue.withdrawal;

import io.headrace.market.venue.AccountMode;

/// What a withdrawal rule looks at; USD throughout.
///
/// @param depositedUsd value of the account's deposits at the venue, without haircuts
/// @param collateralUsd what counts as collateral when withdrawing, open profit as far as it counts
/// @param initialUsd initial margin of the bucket
/// @param notionalUsd value of all its positions, without sign
/// @param rewardUsd what a liquidator could be paid
public record WithdrawalCase(
        AccountMode mode,
        double depositedUsd,
        double collateralUsd,
        double initialUsd,
        double notionalUsd,
        double rewardUsd,
        VenueState venue) {}
