package io.headrace.market.portfolio;

/// Liquidity the desk provides to one pool.
///
/// @param venue the protocol, as its events name it
/// @param coin the reserve or market, as its events name it
/// @param liquidityUsd what the desk provides, USD, above 0
public record PoolShare(String venue, String coin, double liquidityUsd) {
    public PoolShare {
        if (venue.isBlank() || coin.isBlank()) {
            throw new IllegalArgumentException("venue and coin must be named, were '" + venue + "', '" + coin + "'");
        }
        if (!(liquidityUsd > 0) || Double.isInfinite(liquidityUsd)) {
            throw new IllegalArgumentException("liquidityUsd must be positive and finite, was " + liquidityUsd);
        }
    }
}
