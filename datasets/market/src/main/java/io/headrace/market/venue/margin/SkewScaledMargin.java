package io.headrace.market.venue.margin;

import io.headrace.market.venue.Limits;
import java.util.List;

/// Synthetix perps v3: margin grows with the share of the market's skew scale a position takes
/// (`PerpsMarketConfiguration.calculateRequiredMargins`).
///
///     initialRatio = |quantity| / skewScale * initialMarginRatio + minimumInitialRate
///     initial      = initialRatio * notional + minimumPositionMargin
///     maintenance  = initialRatio * maintenanceScalar * notional + minimumPositionMargin
///
/// @param skewScale base units, above 0
/// @param initialMarginRatio not negative
/// @param minimumInitialRate initial margin per USD of notional of a small position, above 0 and at
///     most 1
/// @param maintenanceScalar above 0 and at most 1
/// @param minimumPositionMarginUsd margin of any position, however small, USD
/// @param flagRewardRatio a liquidator's reward, per USD of notional
public record SkewScaledMargin(
        double skewScale,
        double initialMarginRatio,
        double minimumInitialRate,
        double maintenanceScalar,
        double minimumPositionMarginUsd,
        double flagRewardRatio)
        implements MarginModel {
    public SkewScaledMargin {
        if (!(skewScale > 0) || Double.isInfinite(skewScale)) {
            throw new IllegalArgumentException("skewScale must be positive and finite, was " + skewScale);
        }
        Limits.notNegative("initialMarginRatio", initialMarginRatio);
        Limits.positive("minimumInitialRate", minimumInitialRate);
        Limits.positive("maintenanceScalar", maintenanceScalar);
        Limits.notNegative("minimumPositionMarginUsd", minimumPositionMarginUsd);
        Limits.within("flagRewardRatio", flagRewardRatio, 0, 1);
    }

    @Override
    public double initialUsd(MarkedPosition position) {
        return position.quantity() == 0 ? 0 : sizedUsd(position) + minimumPositionMarginUsd;
    }

    @Override
    public double maintenanceUsd(MarkedPosition position) {
        return position.quantity() == 0 ? 0 : maintenanceScalar * sizedUsd(position) + minimumPositionMarginUsd;
    }

    @Override
    public List<MarginSlice> slices(MarkedPosition position) {
        return oneSlice("skew scale", position);
    }

    @Override
    public double liquidationRewardUsd(MarkedPosition position) {
        return flagRewardRatio * position.notionalUsd();
    }

    private double sizedUsd(MarkedPosition position) {
        double impact = Math.abs(position.quantity()) / skewScale;
        return (impact * initialMarginRatio + minimumInitialRate) * position.notionalUsd();
    }
}
