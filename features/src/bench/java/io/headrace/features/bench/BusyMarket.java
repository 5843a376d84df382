package io.headrace.features.bench;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded market of one coin at many venues: three quotes to each trade, as Binance's BTCUSDT
/// perpetual had them on 2024-08-08 (192 and 62 a second), prices on a grid of .1, evenly interleaved
/// venues.
final class BusyMarket {
    static final long SECOND = 1_000_000_000L;
    static final String COIN = "BTC";

    private final SplittableRandom random = new SplittableRandom(7);
    private final Instrument[] instruments;
    private double price = 60_000;
    private long nowNanos;
    private long sequence;

    BusyMarket(List<String> venues, long startNanos) {
        this.instruments =
                venues.stream().map(venue -> new Instrument(venue, COIN)).toArray(Instrument[]::new);
        this.nowNanos = startNanos;
    }

    long nowNanos() {
        return nowNanos;
    }

    /// The next trades and quotes.
    MarketEvent[] next(int count, long spacingNanos) {
        MarketEvent[] events = new MarketEvent[count];
        for (int i = 0; i < count; i++) {
            nowNanos += spacingNanos;
            events[i] = next(instruments[i % instruments.length]);
        }
        return events;
    }

    /// One trade or quote of an instrument, now.
    MarketEvent next(Instrument instrument) {
        int draw = random.nextInt();
        if ((draw & 7) == 0) {
            price = Math.max(1_000, price + (random.nextInt(21) - 10) * 0.1);
        }
        double size = 0.001 * (1 + (draw >>> 8 & 1023));
        if ((draw >>> 3 & 3) == 0) {
            Side side = (draw >>> 5 & 1) == 0 ? Side.BUY : Side.SELL;
            return new Trade(instrument, nowNanos, nowNanos, sequence++, price, size, side);
        }
        double other = 0.001 * (1 + (draw >>> 18 & 1023));
        return new Quote(instrument, nowNanos, nowNanos, sequence++, price - 0.05, size, price + 0.05, other);
    }

    /// Every instrument's bar and funding of the hour that ends now.
    List<MarketEvent> hour() {
        List<MarketEvent> events = new ArrayList<>();
        for (Instrument instrument : instruments) {
            double open = price * (1 + 0.002 * (random.nextDouble() - 0.5));
            events.add(new Bar(
                    instrument,
                    nowNanos - 3600 * SECOND,
                    nowNanos,
                    sequence++,
                    open,
                    Math.max(open, price) * 1.001,
                    Math.min(open, price) * 0.999,
                    price,
                    1));
            events.add(new Funding(instrument, nowNanos, nowNanos, sequence++, 1e-5 * random.nextDouble()));
        }
        return events;
    }

    /// Lets an hour pass with so many trades and quotes of each instrument.
    List<MarketEvent> quietHour(int each) {
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            nowNanos += 3600 * SECOND / each;
            for (Instrument instrument : instruments) {
                events.add(next(instrument));
            }
        }
        events.addAll(hour());
        return events;
    }
}
