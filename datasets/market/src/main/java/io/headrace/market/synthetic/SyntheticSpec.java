package io.headrace.market.synthetic;

import java.util.HashSet;
import java.util.List;

/// What synthetic market to make.
///
/// @param seed the same seed gives the same events, byte for byte
/// @param venues two or more different names
/// @param coins one or more different names; later ones are cheaper and more volatile
/// @param days whole days of history, at least 1
/// @param startNanos when it starts, nanoseconds since the epoch, on a full hour
/// @param law how prices and funding move
public record SyntheticSpec(
        long seed, List<String> venues, List<String> coins, int days, long startNanos, MarketLaw law) {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DEMO_START_NANOS = 1_735_689_600_000_000_000L; // 2025-01-01T00:00Z

    public SyntheticSpec {
        venues = List.copyOf(venues);
        coins = List.copyOf(coins);
        if (venues.size() < 2 || new HashSet<>(venues).size() != venues.size()) {
            throw new IllegalArgumentException("venues must be two or more different names, were " + venues);
        }
        if (coins.isEmpty() || new HashSet<>(coins).size() != coins.size()) {
            throw new IllegalArgumentException("coins must be one or more different names, were " + coins);
        }
        if (days < 1 || days > 36_500) {
            throw new IllegalArgumentException("days must be 1 to 36500, was " + days);
        }
        if (Math.floorMod(startNanos, HOUR_NANOS) != 0) {
            throw new IllegalArgumentException("startNanos must be a full hour, was " + startNanos);
        }
    }

    /// Three venues, four coins, 60 days from 2025-01-01, lively.
    public static SyntheticSpec demo() {
        return new SyntheticSpec(
                20_250_101L,
                List.of("alpha", "bravo", "carol"),
                List.of("BTC", "ETH", "SOL", "DOGE"),
                60,
                DEMO_START_NANOS,
                MarketLaw.lively());
    }

    public SyntheticSpec withSeed(long other) {
        return new SyntheticSpec(other, venues, coins, days, startNanos, law);
    }

    public SyntheticSpec withDays(int other) {
        return new SyntheticSpec(seed, venues, coins, other, startNanos, law);
    }
}
