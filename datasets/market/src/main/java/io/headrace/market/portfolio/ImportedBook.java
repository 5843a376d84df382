package io.headrace.market.portfolio;

import java.util.List;

/// The desk's own book, from its own events: positions and fills make positions, and a margin snapshot
/// outranks what they and the margin rules would say of its venue.
public record ImportedBook(Terms terms, List<String> coins) implements TradedBook {
    public ImportedBook {
        coins = List.copyOf(coins);
        terms.requireModels(coins);
    }

    @Override
    public List<String> coinNames() {
        return coins;
    }
}
