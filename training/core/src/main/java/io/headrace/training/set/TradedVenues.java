package io.headrace.training.set;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarketEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which venues and coins of a dataset a desk of funding pairs can trade: venues that pay funding on
/// every coin that has prices somewhere. A venue without prices of its own follows the others' returns.
///
/// @param venues by name
/// @param coins by name
public record TradedVenues(List<String> venues, List<String> coins) {
    public static TradedVenues in(List<MarketEvent> events) {
        TreeSet<String> priced = new TreeSet<>();
        Map<String, TreeSet<String>> funded = new LinkedHashMap<>();
        for (MarketEvent event : events) {
            if (event instanceof Bar) {
                priced.add(event.instrument().coin());
            } else if (event instanceof Funding) {
                funded.computeIfAbsent(event.instrument().venue(), venue -> new TreeSet<>())
                        .add(event.instrument().coin());
            }
        }
        List<String> venues = funded.entrySet().stream()
                .filter(entry -> entry.getValue().containsAll(priced))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new TradedVenues(venues, List.copyOf(priced));
    }

    /// At most the first `most` venues.
    public TradedVenues first(int most) {
        return new TradedVenues(venues.subList(0, Math.min(most, venues.size())), coins);
    }
}
