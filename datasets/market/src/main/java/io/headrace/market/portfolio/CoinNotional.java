package io.headrace.market.portfolio;

/// A coin the desk trades and the size of its pairs.
///
/// @param pairUsd value of all long legs of the coin, and of all its short legs, USD, above 0
public record CoinNotional(String coin, double pairUsd) {
    public CoinNotional {
        if (coin.isBlank()) {
            throw new IllegalArgumentException("coin must be named, was '" + coin + "'");
        }
        if (!(pairUsd > 0) || Double.isInfinite(pairUsd)) {
            throw new IllegalArgumentException("pairUsd must be positive and finite, was " + pairUsd);
        }
    }
}
