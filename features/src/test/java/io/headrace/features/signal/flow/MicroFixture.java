package io.headrace.features.signal.flow;

import io.headrace.features.Fixture;
import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.Arrays;
import java.util.List;

/// `book.csv` and `trades.csv` as events: row t becomes known at the end of second t, so that a window
/// of n buckets of a second holds exactly n rows.
public final class MicroFixture {
    public static final long SECOND = 1_000_000_000L;
    private static final Instrument COIN = new Instrument("alpha", "BTC");

    private final CoinMarket market = CoinMarket.fresh();

    public static List<double[]> book() {
        return Fixture.rows("book.csv");
    }

    public static List<Trade> trades() {
        return Fixture.rows("trades.csv").stream()
                .map(row -> new Trade(
                        COIN,
                        (long) row[0] * SECOND,
                        ((long) row[0] + 1) * SECOND,
                        0,
                        row[1],
                        row[2],
                        row[3] > 0 ? Side.BUY : Side.SELL))
                .toList();
    }

    public SignalContext context() {
        return new SignalContext("alpha", List.of("alpha"), List.of("BTC"), SECOND, market);
    }

    public double mid() {
        return market.touch().mid();
    }

    /// Brings the market up to a row of the book and tells the signals; gives the instant.
    public long show(double[] row, Signal... signals) {
        Levels bids = Levels.of(Arrays.copyOfRange(row, 1, 6), Arrays.copyOfRange(row, 6, 11));
        Levels asks = Levels.of(Arrays.copyOfRange(row, 11, 16), Arrays.copyOfRange(row, 16, 21));
        long now = ((long) row[0] + 1) * SECOND;
        BookSnapshot snapshot = new BookSnapshot(COIN, (long) row[0] * SECOND, now, 0, bids, asks);
        market.book().apply(snapshot);
        market.touch().set(bids.price(0), bids.size(0), asks.price(0), asks.size(0));
        for (Signal signal : signals) {
            signal.observe(snapshot);
        }
        return now;
    }

    /// Tells a signal that nothing was missed before the first row, so that windows at the start are
    /// warm.
    public static void sinceEver(Signal signal) {
        signal.observe(gap());
    }

    private static MarketEvent gap() {
        return new StreamGap(COIN, -1_000_000 * SECOND, -1_000_000 * SECOND, 0, "before all");
    }
}
