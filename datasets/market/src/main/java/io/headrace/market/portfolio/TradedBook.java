package io.headrace.market.portfolio;

import java.util.List;

/// A book of positions that trades on stated terms, which name its venues.
public sealed interface TradedBook extends Portfolio permits MarketMaking, DirectionalCarry, ImportedBook {
    Terms terms();

    @Override
    default List<String> venues() {
        return terms().venues();
    }

    @Override
    default List<String> proxyVenues() {
        return terms().proxyVenues();
    }
}
