package io.headrace.features.engine;

import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.SignalContext;
import java.util.HashSet;
import java.util.List;

/// What an engine watches.
///
/// @param owned venues whose features are computed, in a fixed order
/// @param venues all venues whose prices may be seen, in a fixed order, the owned ones among them
/// @param coins the portfolio's coins, in a fixed order
/// @param periodNanos time between ticks, positive
public record EngineScope(List<String> owned, List<String> venues, List<String> coins, long periodNanos) {
    public EngineScope {
        owned = List.copyOf(owned);
        venues = List.copyOf(venues);
        coins = List.copyOf(coins);
        if (owned.isEmpty() || coins.isEmpty()) {
            throw new IllegalArgumentException("venues and coins must be at least one, were " + owned + ", " + coins);
        }
        if (!new HashSet<>(venues).containsAll(owned)) {
            throw new IllegalArgumentException("venues must contain the owned " + owned + ", were " + venues);
        }
    }

    /// One venue among others.
    public static EngineScope of(SignalContext context) {
        return new EngineScope(List.of(context.venue()), context.venues(), context.coins(), context.periodNanos());
    }

    SignalContext context(String venue, CoinMarket market) {
        return new SignalContext(venue, venues, coins, periodNanos, market);
    }

    SignalContext acrossContext(List<CoinMarket> markets) {
        return new SignalContext(owned.getFirst(), venues, coins, periodNanos, CoinMarket.fresh(), markets);
    }
}
