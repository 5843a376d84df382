package io.headrace.market.venue.margin;

import io.headrace.market.venue.Limits;
import java.util.List;

/// GMX v2: each position stands alone with its own collateral (`PositionUtils.isPositionLiquidatable`,
/// `willPositionCollateralBeSufficient`).
///
/// With S the position's size at entry in USD, O the open interest on its side in USD:
///
///     maintenance = max(floor, liquidationFactor * S) + (closeFeeRate + maxImpactRate) * S
///     initial     = max(max(openFactor, O * openInterestMultiplier) * S, maintenance)
///
/// The protocol compares collateral after the fees and the capped impact of closing, so they are part of what the
/// collateral must cover; the liquidation fee is left out of that comparison and taken when it fails. Opening is
/// checked against both.
///
/// @param openFactor minimal collateral per USD of size when opening
/// @param openInterestMultiplier minimal collateral per USD of size and per USD of open interest; 0
///     switches it off
/// @param liquidationFactor minimal collateral per USD of size to stay open, at most `openFactor`
/// @param floorUsd minimal collateral of any position, USD
/// @param closeFeeRate fee of closing, per USD of size
/// @param liquidationFeeRate fee of being liquidated, per USD of size
/// @param maxImpactRate largest negative price impact that counts, per USD of size
public record CollateralFactorMargin(
        double openFactor,
        double openInterestMultiplier,
        double liquidationFactor,
        double floorUsd,
        double closeFeeRate,
        double liquidationFeeRate,
        double maxImpactRate)
        implements MarginModel {
    public CollateralFactorMargin {
        Limits.positive("openFactor", openFactor);
        Limits.notNegative("openInterestMultiplier", openInterestMultiplier);
        Limits.within("liquidationFactor", liquidationFactor, 0, openFactor);
        Limits.notNegative("floorUsd", floorUsd);
        Limits.within("closeFeeRate", closeFeeRate, 0, 1);
        Limits.within("liquidationFeeRate", liquidationFeeRate, 0, 1);
        Limits.within("maxImpactRate", maxImpactRate, 0, 1);
    }

    @Override
    public double initialUsd(MarkedPosition position) {
        double factor = Math.max(openFactor, openInterestFactor(position));
        return Math.max(factor * sizeUsd(position), maintenanceUsd(position));
    }

    @Override
    public double maintenanceUsd(MarkedPosition position) {
        double size = sizeUsd(position);
        if (size == 0) {
            return 0;
        }
        return Math.max(floorUsd, liquidationFactor * size) + (closeFeeRate + maxImpactRate) * size;
    }

    @Override
    public double liquidationRewardUsd(MarkedPosition position) {
        return liquidationFeeRate * sizeUsd(position);
    }

    @Override
    public boolean followsMark() {
        return false;
    }

    @Override
    public List<MarginSlice> slices(MarkedPosition position) {
        boolean crowded = openInterestFactor(position) > openFactor;
        return oneSlice(crowded ? "open interest factor" : "market factor", position);
    }

    @Override
    public boolean needsOpenInterest() {
        return openInterestMultiplier > 0;
    }

    private double openInterestFactor(MarkedPosition position) {
        if (!needsOpenInterest() || position.quantity() == 0) {
            return 0;
        }
        if (Double.isNaN(position.openInterestUsd())) {
            throw new IllegalArgumentException("the open interest of a market with a multiplier must be known");
        }
        return position.openInterestUsd() * openInterestMultiplier;
    }

    private static double sizeUsd(MarkedPosition position) {
        return Math.abs(position.quantity()) * position.entryPrice();
    }
}
