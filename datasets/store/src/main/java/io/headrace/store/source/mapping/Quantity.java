package io.headrace.store.source.mapping;

import java.util.Set;

/// What a field counts, with the units in which a column may count it.
enum Quantity {
    /// USD per coin, positive.
    PRICE(Set.of("usd")),
    /// Coins, positive.
    SIZE(Set.of("base", "usd", "contracts")),
    /// Coins, at least 0.
    VOLUME(Set.of("base", "usd", "contracts")),
    /// Coins, of either sign.
    SIGNED_SIZE(Set.of("base", "usd", "contracts")),
    /// USD, at least 0.
    VALUE(Set.of("usd", "base", "contracts")),
    /// USD, of either sign.
    SIGNED_VALUE(Set.of("usd")),
    /// A fraction, of either sign.
    RATE(Set.of("fraction", "percent", "bps")),
    /// Percent, at least 0.
    PERCENT(Set.of("fraction", "percent", "bps")),
    /// 0 to 100.
    SCORE(Set.of("points")),
    /// Who took, bought or sold, by stated words.
    SIDE(Set.of());

    private final Set<String> units;

    Quantity(Set<String> units) {
        this.units = units;
    }

    Set<String> units() {
        return units;
    }
}
