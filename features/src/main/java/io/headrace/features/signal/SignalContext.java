package io.headrace.features.signal;

import java.util.List;

/// What a signal is built for.
///
/// @param venue whose features are computed
/// @param venues all venues whose prices may be seen, in a fixed order, `venue` among them
/// @param coins the portfolio's coins, in a fixed order
/// @param periodNanos time between ticks, positive
/// @param market of the coin a signal is made for; an empty one for signals of a venue or the desk
public record SignalContext(
        String venue, List<String> venues, List<String> coins, long periodNanos, CoinMarket market) {
    public SignalContext {
        venues = List.copyOf(venues);
        coins = List.copyOf(coins);
        if (!venues.contains(venue)) {
            throw new IllegalArgumentException("venues must contain '" + venue + "', were " + venues);
        }
        if (coins.isEmpty()) {
            throw new IllegalArgumentException("coins must be at least one, were none");
        }
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos must be positive, was " + periodNanos);
        }
    }

    /// A context that shows no coin's market.
    public SignalContext(String venue, List<String> venues, List<String> coins, long periodNanos) {
        this(venue, venues, coins, periodNanos, CoinMarket.fresh());
    }
}
