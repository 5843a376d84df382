package io.headrace.market.portfolio;

/// A coin and the largest position in it.
///
/// @param limitUsd absolute value per venue, USD, above 0
public record CoinLimit(String coin, double limitUsd) {
    public CoinLimit {
        if (coin.isBlank()) {
            throw new IllegalArgumentException("coin must be named, was '" + coin + "'");
        }
        if (!(limitUsd > 0) || Double.isInfinite(limitUsd)) {
            throw new IllegalArgumentException("limitUsd must be positive and finite, was " + limitUsd);
        }
    }
}
