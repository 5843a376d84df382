package io.headrace.decision.settings.hedge;

import io.headrace.market.venue.margin.MarginModel;

/// One product at one venue.
///
/// @param margin initial margin by size of position
/// @param feeRate USD per USD of notional traded, at least 0
/// @param depthUsd notional that rests within `depthMove` of the price, positive; no more than it can be traded
/// @param depthMove by what fraction trading all of the depth moves the price, at least 0; in between
///     linear, so that trading q slips by `depthMove q / (2 depthUsd)` on average
/// @param holdRateYear what holding a USD of notional costs a year (funding, basis, time value); negative
///     where it earns
/// @param delta exposure per USD of notional, inside (0, 1]
public record HedgeProduct(
        String venue,
        String coin,
        ProductKind kind,
        MarginModel margin,
        double feeRate,
        double depthUsd,
        double depthMove,
        double holdRateYear,
        double delta) {
    public HedgeProduct {
        if (venue.isBlank() || coin.isBlank()) {
            throw new IllegalArgumentException("a product needs venue and coin, were '" + venue + "', '" + coin + "'");
        }
        if (!(feeRate >= 0)
                || !(depthUsd > 0)
                || !(depthMove >= 0)
                || Double.isInfinite(feeRate + depthUsd + depthMove)) {
            throw new IllegalArgumentException(
                    "fee, move and depth must be finite, at least 0 and depth positive, were " + feeRate + ", "
                            + depthMove + ", " + depthUsd);
        }
        if (!Double.isFinite(holdRateYear) || !(delta > 0 && delta <= 1)) {
            throw new IllegalArgumentException(
                    "hold rate must be finite and delta inside (0, 1], were " + holdRateYear + ", " + delta);
        }
    }

    /// What slips when so much is traded, USD.
    ///
    /// @param notionalUsd at least 0
    public double slippageUsd(double notionalUsd) {
        return depthMove * notionalUsd * notionalUsd / (2 * depthUsd);
    }
}
