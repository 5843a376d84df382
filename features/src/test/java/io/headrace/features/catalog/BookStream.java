package io.headrace.features.catalog;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded stream of one coin at three venues, in order: trades in bursts and ties (a few of them
/// huge), quotes, some of them crossed or empty, books by snapshot and change that now and then lose a
/// side, silent stretches, and stream gaps. The last venue publishes no quotes.
final class BookStream {
    static final long START = 1_735_689_600_000_000_000L;
    static final List<String> VENUES = List.of("alpha", "bravo", "carol");

    private final SplittableRandom random;
    private final List<MarketEvent> events = new ArrayList<>();
    private double price = 100;
    private long sequence;
    private long now = START;

    private BookStream(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// @param count how many instants
    /// @param spacingNanos mean time between them
    static List<MarketEvent> of(long seed, int count, long spacingNanos) {
        BookStream stream = new BookStream(seed);
        for (int i = 0; i < count; i++) {
            stream.step(spacingNanos);
        }
        stream.events.sort(MarketEvent.ORDER);
        return List.copyOf(stream.events);
    }

    private void step(long spacingNanos) {
        long before = now;
        boolean silence = random.nextInt(500) == 0;
        double meanNanos = silence ? 80.0 * spacingNanos : spacingNanos;
        now += random.nextInt(5) == 0 ? 0 : (long) (-meanNanos * Math.log(1 - random.nextDouble()));
        if (random.nextInt(700) == 0) {
            events.add(new StreamGap(coin(), before, now, sequence++, "lost"));
            return;
        }
        price *= random.nextInt(3) == 0 ? 1 : Math.exp(3e-4 * random.nextGaussian());
        int burst = random.nextInt(20) == 0 ? 6 : 1;
        for (int i = 0; i < burst; i++) {
            switch (random.nextInt(3)) {
                case 0 -> trade();
                case 1 -> quote();
                default -> book();
            }
        }
    }

    private Instrument coin() {
        return new Instrument(VENUES.get(random.nextInt(VENUES.size())), "BTC");
    }

    private void trade() {
        double size = random.nextInt(900) == 0 ? 1e6 * random.nextDouble() : 1 + 5_000 * random.nextDouble();
        Side side = random.nextInt(5) < 2 ? Side.BUY : Side.SELL;
        double traded = random.nextInt(4) == 0 ? price : price + random.nextInt(-3, 4) * 0.01;
        events.add(new Trade(coin(), now, now, sequence++, traded, size, side));
    }

    private void quote() {
        Instrument coin = coin();
        if (coin.venue().equals(VENUES.getLast())) {
            book();
            return;
        }
        double bid = tick(price - random.nextInt(-1, 3) * 0.01);
        double ask = tick(price + random.nextInt(-1, 4) * 0.01);
        events.add(new Quote(coin, now, now, sequence++, bid, size(), ask, size()));
    }

    private void book() {
        if (random.nextInt(12) == 0) {
            events.add(new BookSnapshot(coin(), now, now, sequence++, levels(-1, 8), levels(1, 8)));
        } else {
            int bids = random.nextInt(3);
            events.add(new BookDelta(coin(), now, now, sequence++, levels(-1, bids), levels(1, random.nextInt(3))));
        }
    }

    private Levels levels(int direction, int count) {
        double[] prices = new double[count];
        double[] sizes = new double[count];
        for (int level = 0; level < count; level++) {
            prices[level] = tick(price + direction * random.nextInt(1, 40) * 0.01);
            sizes[level] = size();
        }
        return Levels.of(prices, sizes);
    }

    private double size() {
        return random.nextInt(8) == 0 ? 0 : random.nextInt(1, 100);
    }

    private static double tick(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
