package io.headrace.market.portfolio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a desk holds and where: the book whose collateral demand is forecast.
/// [io.headrace.market.portfolio.demand.DemandFold] plays every
/// kind over the same events and gives one [io.headrace.market.event.MarginSnapshot] a venue and period.
///
/// Whatever the kind, the desk's own word outranks it: a [io.headrace.market.event.PlannedPosition] is
/// announced demand until it is in force, and the position from then on.
public sealed interface Portfolio permits PortfolioSpec, PoolProvision, TradedBook {
    /// Where the desk has accounts; the order of every list of venues.
    List<String> venues();

    /// The coins it holds, in a fixed order.
    List<String> coinNames();

    /// Whose returns and funding stand in, in this order, for a venue that publishes none of its own.
    List<String> proxyVenues();

    /// All venues whose prices matter: the desk's own, then the proxies.
    default List<String> pricedVenues() {
        Set<String> venues = new LinkedHashSet<>(venues());
        venues.addAll(proxyVenues());
        return List.copyOf(venues);
    }
}
