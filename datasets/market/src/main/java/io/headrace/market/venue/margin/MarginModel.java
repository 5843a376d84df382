package io.headrace.market.venue.margin;

import java.util.List;

/// How a venue turns one position into the margin it asks for, in USD.
///
/// Every model is 0 without a position, rises with its size, and never asks more to keep a position than to open it.
/// Where a formula depends on the market (open interest), the position carries it.
public sealed interface MarginModel
        permits MarginTable, OpenInterestMargin, CollateralFactorMargin, SizePremiumMargin, SkewScaledMargin {

    /// What opening the position, or moving collateral away from it, must leave behind.
    double initialUsd(MarkedPosition position);

    /// Below this the position is liquidated; never above [#initialUsd]. At a fixed quantity it is piecewise linear
    /// in the mark price and bends at [#bends] alone.
    double maintenanceUsd(MarkedPosition position);

    /// What must be there when a resting order fills: from maintenance to initial margin, by default the latter.
    default double fillUsd(MarkedPosition position) {
        return initialUsd(position);
    }

    /// Mark prices at which the maintenance margin of a fixed quantity bends; empty where it is linear.
    default List<Double> bends(MarkedPosition position) {
        return List.of();
    }

    /// Whether the margin moves with the mark, and not with the price of entry alone.
    default boolean followsMark() {
        return true;
    }

    /// The margin by tier; the parts add up to the whole.
    List<MarginSlice> slices(MarkedPosition position);

    /// Whether a figure without the market's open interest would be a guess.
    default boolean needsOpenInterest() {
        return false;
    }

    /// What a liquidation could take out of the account for this position, USD.
    default double liquidationRewardUsd(MarkedPosition position) {
        return 0;
    }

    /// The position as one part of the named tier.
    default List<MarginSlice> oneSlice(String tier, MarkedPosition position) {
        return List.of(new MarginSlice(tier, position.notionalUsd(), initialUsd(position), maintenanceUsd(position)));
    }
}
