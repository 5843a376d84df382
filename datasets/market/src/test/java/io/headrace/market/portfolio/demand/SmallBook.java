package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.portfolio.CoinNotional;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.TradingCosts;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarginTable;
import java.util.List;
import java.util.Map;

/// A book small enough for arithmetic by hand: one coin, pairs of 1000 USD, 10 % margin, buffer 1.5.
/// Venue `low` pays longs, venue `high` charges them, so the book is long at `low` and short at `high`;
/// 10 coins when the price is 100.
final class SmallBook {
    static final long HOUR = 3_600_000_000_000L;
    static final String COIN = "X";

    final DemandFold fold;

    SmallBook(boolean counts, boolean withdrawable) {
        fold = new DemandFold(spec(counts, withdrawable), HOUR);
    }

    static PortfolioSpec spec(boolean counts, boolean withdrawable) {
        MarginRules rules = new MarginRules(Map.of(COIN, MarginTable.flat(0.1)), counts, withdrawable);
        return new PortfolioSpec(
                List.of("low", "high"),
                List.of(new CoinNotional(COIN, 1000)),
                Map.of("low", rules, "high", rules),
                1.5,
                List.of("low", "high"),
                1,
                0.03,
                4,
                true,
                TradingCosts.NONE);
    }

    /// Runs to 04:00 of the second day at price 100: the first ranking is executed.
    List<MarginSnapshot> invest() {
        List<MarginSnapshot> snapshots = List.of();
        for (int hour = 22; hour <= 28; hour++) {
            snapshots = hour(hour, 100);
        }
        return snapshots;
    }

    List<MarginSnapshot> hour(int hour, double close) {
        return hour(hour, close, close, close);
    }

    /// One hour of candles at both venues, with funding of 0.1 % paid to longs at `low` and by
    /// longs at `high`.
    List<MarginSnapshot> hour(int hour, double high, double low, double close) {
        fold.observe(bar("low", hour, high, low, close));
        fold.observe(bar("high", hour, high, low, close));
        fold.observe(funding("low", hour, -0.001));
        fold.observe(funding("high", hour, 0.001));
        return fold.tick(hour * HOUR);
    }

    static Bar bar(String venue, int hour, double high, double low, double close) {
        long end = hour * HOUR;
        return new Bar(new Instrument(venue, COIN), end - HOUR, end, hour, close, high, low, close, 1);
    }

    static Funding funding(String venue, int hour, double rate) {
        return new Funding(new Instrument(venue, COIN), hour * HOUR, hour * HOUR, hour, rate);
    }
}
