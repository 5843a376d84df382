package io.headrace.market.portfolio;

/// Liquidity the desk provides to one pool.
///
/// @param venue the protocol, as its events name it
/// @param coin the reserve or market, as its events name it
/// @param liquidityUsd what the desk provides, USD, above 0
/// @param reserveFactor share of the interest a lending pool keeps, 0 or more and below 1, for data
///     that tell its rates and neither its utilization nor this share; NaN where the data must tell
/// @param capacityUsd open interest that uses all of the pool, USD, above 0, for data that tell
///     open interest and nothing of a pool; NaN where the data must tell
public record PoolShare(String venue, String coin, double liquidityUsd, double reserveFactor, double capacityUsd) {
    public PoolShare {
        if (venue.isBlank() || coin.isBlank()) {
            throw new IllegalArgumentException("venue and coin must be named, were '" + venue + "', '" + coin + "'");
        }
        if (!(liquidityUsd > 0) || Double.isInfinite(liquidityUsd)) {
            throw new IllegalArgumentException("liquidityUsd must be positive and finite, was " + liquidityUsd);
        }
        if (reserveFactor < 0 || reserveFactor >= 1) {
            throw new IllegalArgumentException("reserveFactor must be 0 or more and below 1, was " + reserveFactor);
        }
        if (capacityUsd <= 0 || Double.isInfinite(capacityUsd)) {
            throw new IllegalArgumentException("capacityUsd must be positive and finite, was " + capacityUsd);
        }
    }

    /// A pool whose data tell all that is needed.
    public PoolShare(String venue, String coin, double liquidityUsd) {
        this(venue, coin, liquidityUsd, Double.NaN, Double.NaN);
    }
}
