package io.headrace.features.signal;

import java.util.List;

/// What a signal is built for.
///
/// @param venue whose features are computed
/// @param venues all venues whose prices may be seen, in a fixed order, `venue` among them
/// @param coins the portfolio's coins, in a fixed order
/// @param periodNanos time between ticks, positive
public record SignalContext(String venue, List<String> venues, List<String> coins, long periodNanos) {
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
}
