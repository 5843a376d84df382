package io.headrace.market.venue.margin;

import io.headrace.market.venue.Limits;
import java.util.List;

/// dYdX v4: initial margin grows with the market's open interest (`x/perpetuals`, liquidity tiers).
///
/// With O the open interest in USD:
///
///     scaling     = clamp((O - lower) / (upper - lower), 0, 1); 0 where the tier has no caps
///     initial     = min(base + scaling * (1 - base), 1) * notional
///     maintenance = maintenanceFraction * base * notional
///
/// @param tier the liquidity tier's name
/// @param baseRate initial margin per USD of notional in a small market, above 0 and at most 1
/// @param maintenanceFraction maintenance margin per USD of base initial margin, above 0 and at most 1
/// @param lowerCapUsd open interest from which margin grows, USD
/// @param upperCapUsd open interest from which a position is fully paid, USD, above `lowerCapUsd`;
///     both 0: no caps
public record OpenInterestMargin(
        String tier, double baseRate, double maintenanceFraction, double lowerCapUsd, double upperCapUsd)
        implements MarginModel {
    public OpenInterestMargin {
        Limits.positive("baseRate", baseRate);
        Limits.positive("maintenanceFraction", maintenanceFraction);
        Limits.notNegative("lowerCapUsd", lowerCapUsd);
        Limits.notNegative("upperCapUsd", upperCapUsd);
        if (upperCapUsd <= lowerCapUsd && upperCapUsd > 0) {
            throw new IllegalArgumentException(
                    "upperCapUsd must be above lowerCapUsd, was " + upperCapUsd + " with " + lowerCapUsd);
        }
    }

    @Override
    public double initialUsd(MarkedPosition position) {
        double scaling = position.notionalUsd() == 0 ? 0 : scaling(position.openInterestUsd());
        return Math.min(baseRate + scaling * (1 - baseRate), 1) * position.notionalUsd();
    }

    @Override
    public double maintenanceUsd(MarkedPosition position) {
        return maintenanceFraction * baseRate * position.notionalUsd();
    }

    @Override
    public List<MarginSlice> slices(MarkedPosition position) {
        return oneSlice(tier, position);
    }

    @Override
    public boolean needsOpenInterest() {
        return upperCapUsd > 0;
    }

    private double scaling(double openInterestUsd) {
        if (!needsOpenInterest()) {
            return 0;
        }
        if (Double.isNaN(openInterestUsd)) {
            throw new IllegalArgumentException("the open interest of a market in tier " + tier + " must be known");
        }
        return Math.clamp((openInterestUsd - lowerCapUsd) / (upperCapUsd - lowerCapUsd), 0, 1);
    }
}
