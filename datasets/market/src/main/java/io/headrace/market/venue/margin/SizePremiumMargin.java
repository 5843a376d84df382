package io.headrace.market.venue.margin;

import io.headrace.market.venue.Limits;
import java.util.List;

/// Drift v2: a premium that grows with the root of the size (`math/margin.rs`,
/// `calculate_size_premium_liability_weight`; the three margin types are those of `PerpMarket.get_margin_ratio`).
///
///     rate(r)     = max(r, 0.8 * r + imf * sqrt(|quantity|))
///     initial     = rate(initialRate) * notional
///     fill        = rate((initialRate + maintenanceRate) / 2) * notional
///     maintenance = rate(maintenanceRate) * notional
///
/// @param initialRate initial margin per USD of notional of a small position, above 0 and at most 1
/// @param maintenanceRate maintenance margin per USD of notional, above 0 and at most `initialRate`
/// @param imf premium per root of a base unit, not negative
/// @param liquidationBuffer margin per USD of notional a liquidation restores above maintenance, not negative
public record SizePremiumMargin(double initialRate, double maintenanceRate, double imf, double liquidationBuffer)
        implements MarginModel {
    private static final double DISCOUNTED = 0.8;

    public SizePremiumMargin {
        Limits.positive("initialRate", initialRate);
        Limits.positive("maintenanceRate", maintenanceRate);
        Limits.within("maintenanceRate", maintenanceRate, 0, initialRate);
        Limits.notNegative("imf", imf);
        Limits.within("liquidationBuffer", liquidationBuffer, 0, 1);
    }

    @Override
    public double initialUsd(MarkedPosition position) {
        return rate(initialRate, position) * position.notionalUsd();
    }

    @Override
    public double maintenanceUsd(MarkedPosition position) {
        return rate(maintenanceRate, position) * position.notionalUsd();
    }

    @Override
    public double fillUsd(MarkedPosition position) {
        return rate((initialRate + maintenanceRate) / 2, position) * position.notionalUsd();
    }

    /// The margin at which a liquidation that has begun stops, USD.
    public double restoredUsd(MarkedPosition position) {
        return maintenanceUsd(position) + liquidationBuffer * position.notionalUsd();
    }

    @Override
    public List<MarginSlice> slices(MarkedPosition position) {
        boolean premium = rate(initialRate, position) > initialRate;
        return oneSlice(premium ? "size premium" : "base", position);
    }

    private double rate(double base, MarkedPosition position) {
        return Math.max(base, DISCOUNTED * base + imf * Math.sqrt(Math.abs(position.quantity())));
    }
}
