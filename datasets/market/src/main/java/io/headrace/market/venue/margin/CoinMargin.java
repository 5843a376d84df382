package io.headrace.market.venue.margin;

import java.util.List;

/// A margin model and what it applies to.
///
/// @param name how a position asks for it where its coin is not listed
/// @param coins the coins it applies to; may be empty
public record CoinMargin(String name, List<String> coins, MarginModel model) {
    public CoinMargin {
        coins = List.copyOf(coins);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a margin rule must be named, was '" + name + "'");
        }
    }
}
