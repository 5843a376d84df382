package io.headrace.features.signal;

import java.util.List;

/// What a signal is built for.
///
/// @param venue whose features are computed
/// @param venues all venues whose prices may be seen, in a fixed order, `venue` among them
/// @param coins the portfolio's coins, in a fixed order
/// @param periodNanos time between ticks, positive
/// @param market of the coin a signal is made for; an empty one for signals of a venue or the desk
/// @param markets of the coin at each of `venues`, in their order, for a signal across venues; empty for
///     others
public record SignalContext(
        String venue,
        List<String> venues,
        List<String> coins,
        long periodNanos,
        CoinMarket market,
        List<CoinMarket> markets) {
    public SignalContext {
        venues = List.copyOf(venues);
        coins = List.copyOf(coins);
        markets = List.copyOf(markets);
        if (!venues.contains(venue)) {
            throw new IllegalArgumentException("venues must contain '" + venue + "', were " + venues);
        }
        if (coins.isEmpty()) {
            throw new IllegalArgumentException("coins must be at least one, were none");
        }
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos must be positive, was " + periodNanos);
        }
        if (!markets.isEmpty() && markets.size() != venues.size()) {
            throw new IllegalArgumentException(
                    "each venue needs its market, were " + markets.size() + " for " + venues);
        }
    }

    /// The context of a signal of one coin at one venue.
    public SignalContext(String venue, List<String> venues, List<String> coins, long periodNanos, CoinMarket market) {
        this(venue, venues, coins, periodNanos, market, List.of());
    }

    /// A context that shows no coin's market.
    public SignalContext(String venue, List<String> venues, List<String> coins, long periodNanos) {
        this(venue, venues, coins, periodNanos, CoinMarket.fresh());
    }
}
