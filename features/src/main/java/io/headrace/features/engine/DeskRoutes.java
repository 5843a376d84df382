package io.headrace.features.engine;

import java.util.List;
import java.util.Map;

/// The routes of events that concern the whole desk, by coin: such a coin's signals at every venue, or
/// for other coins the signals that take all.
record DeskRoutes(Map<String, Route> byCoin, Route other) {
    Route of(String coin) {
        return byCoin.getOrDefault(coin, other);
    }

    List<Route> all() {
        return List.copyOf(byCoin.values());
    }
}
