package io.headrace.features;

import io.headrace.features.engine.EngineScope;
import io.headrace.market.event.Bar;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Funding;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.VolatilityIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/// A seeded stream of every kind of event at several venues, in order: bursts and ties, venue outages of
/// which some are told as stream gaps, instruments listed late, bars missing or twice.
public final class RandomDesk {
    public static final long START = 1_735_689_600_000_000_000L;
    private static final int LEVELS = 12;

    private final SplittableRandom random;
    private final EngineScope scope;
    private final long spacingNanos;
    private final List<MarketEvent> events = new ArrayList<>();
    private final Map<String, Double> prices = new HashMap<>();
    private final Map<Instrument, Double> bookMids = new HashMap<>();
    private final Map<Instrument, Long> listedAt = new HashMap<>();
    private final Map<String, Long> silentUntil = new HashMap<>();
    private final Set<Instrument> started = new HashSet<>();
    private long sequence;

    private RandomDesk(long seed, EngineScope scope, long spacingNanos) {
        this.random = new SplittableRandom(seed);
        this.scope = scope;
        this.spacingNanos = spacingNanos;
        scope.coins().forEach(coin -> prices.put(coin, 30_000 * (1 + random.nextDouble())));
    }

    /// @param count how many instants, about
    /// @param spacingNanos mean time between them
    public static List<MarketEvent> of(long seed, EngineScope scope, int count, long spacingNanos) {
        RandomDesk desk = new RandomDesk(seed, scope, spacingNanos);
        desk.listed(count);
        long now = START;
        long period = START + scope.periodNanos();
        for (int i = 0; i < count; i++) {
            now += desk.pause();
            for (; period <= now; period += scope.periodNanos()) {
                desk.bars(period);
                desk.snapshots(period);
            }
            desk.at(now);
        }
        desk.events.sort(MarketEvent.ORDER);
        return List.copyOf(desk.events);
    }

    /// The last instrument comes when a third of the stream has passed.
    private void listed(int count) {
        Instrument late = new Instrument(scope.venues().getLast(), scope.coins().getLast());
        listedAt.put(late, START + count / 3 * spacingNanos);
    }

    private long pause() {
        return random.nextInt(8) == 0 ? 0 : (long) (-spacingNanos * Math.log(1 - random.nextDouble()));
    }

    private void at(long now) {
        if (random.nextInt(12) == 0) {
            deskWide(now);
            return;
        }
        Instrument instrument = new Instrument(any(scope.venues()), any(scope.coins()));
        if (random.nextInt(300) == 0) {
            outage(instrument.venue(), now);
        }
        if (silent(instrument, now)) {
            return;
        }
        if (started.add(instrument)) {
            quote(instrument, now);
            book(instrument, now);
        }
        int burst = random.nextInt(15) == 0 ? 2 + random.nextInt(8) : 1;
        for (int i = 0; i < burst; i++) {
            one(instrument, now);
        }
    }

    private void outage(String venue, long now) {
        long until = now + 40 * spacingNanos;
        if (silentUntil.getOrDefault(venue, 0L) >= now) {
            return;
        }
        silentUntil.put(venue, until);
        if (random.nextBoolean()) {
            for (String coin : scope.coins()) {
                Instrument lost = new Instrument(venue, coin);
                if (started.contains(lost)) {
                    events.add(new StreamGap(lost, now, until + 1, sequence++, "lost"));
                }
            }
        }
    }

    private boolean silent(Instrument instrument, long now) {
        return now <= silentUntil.getOrDefault(instrument.venue(), 0L) || now < listedAt.getOrDefault(instrument, 0L);
    }

    private void one(Instrument instrument, long now) {
        int kind = random.nextInt(100);
        if (kind < 40) {
            trade(instrument, now);
        } else if (kind < 72) {
            quote(instrument, now);
        } else if (kind < 88) {
            book(instrument, now);
        } else {
            slow(instrument, now, kind);
        }
    }

    private void slow(Instrument instrument, long now, int kind) {
        double price = price(instrument.coin());
        if (kind < 91) {
            events.add(new MarkPrice(instrument, now, now, sequence++, price));
        } else if (kind < 94) {
            events.add(new IndexPrice(instrument, now, now, sequence++, price * near(1e-3)));
        } else if (kind < 96) {
            events.add(new OpenInterest(instrument, now, now, sequence++, 1e8 * near(0.05)));
        } else if (kind < 98) {
            events.add(new Liquidation(instrument, now, now, sequence++, side(), price, 1 + random.nextDouble()));
        } else if (kind < 99) {
            events.add(new Funding(instrument, now, now, sequence++, 1e-4 * random.nextGaussian()));
        } else {
            events.add(new PoolState(instrument, now, now, sequence++, PoolMeasure.UTILIZATION, random.nextDouble()));
        }
    }

    private void deskWide(long now) {
        switch (random.nextInt(6)) {
            case 0 -> gas(now, "ethereum", GasUnit.GWEI);
            case 1 -> gas(now, any(List.of("arbitrum", "base")), GasUnit.USD_MEDIAN);
            case 2 ->
                events.add(
                        new BlockConfirmation(new Instrument("ethereum", "ETH"), now, now, sequence++, 12 * near(0.3)));
            case 3 -> {
                Instrument route = new Instrument("base>ethereum", "USDC");
                long sent = now - (long) (1e9 * 900 * near(1));
                events.add(new BridgeTransfer(route, sent, now, sequence++, 1e4));
            }
            case 4 ->
                events.add(new Sentiment(new Instrument("index", "BTC"), now, now, sequence++, random.nextInt(101)));
            default -> {
                Instrument index = new Instrument("deribit", any(scope.coins()));
                events.add(new VolatilityIndex(index, now, now, sequence++, 60 * near(0.1)));
            }
        }
    }

    private void gas(long now, String chain, GasUnit unit) {
        events.add(new GasPrice(new Instrument(chain, "ETH"), now, now, sequence++, unit, 20 * near(0.3)));
    }

    private void trade(Instrument instrument, long now) {
        boolean still = random.nextInt(5) == 0;
        boolean jump = random.nextInt(150) == 0;
        double price = still ? price(instrument.coin()) : move(instrument.coin(), jump ? 0.02 : 0.001);
        events.add(new Trade(
                instrument,
                now - random.nextInt(1000),
                now,
                sequence++,
                price,
                20 * random.nextDouble() + 0.01,
                side()));
    }

    private void quote(Instrument instrument, long now) {
        double mid = price(instrument.coin()) * near(1e-4);
        double half = mid * (random.nextInt(5) == 0 ? 1e-4 : 1e-4 * (1 + random.nextDouble()));
        events.add(new Quote(instrument, now, now, sequence++, mid - half, size(), mid + half, size()));
    }

    private void book(Instrument instrument, long now) {
        if (!bookMids.containsKey(instrument) || random.nextInt(5) == 0) {
            double mid = price(instrument.coin());
            bookMids.put(instrument, mid);
            events.add(new BookSnapshot(
                    instrument, now, now, sequence++, levels(mid, -1, LEVELS), levels(mid, 1, LEVELS)));
            return;
        }
        double mid = Objects.requireNonNull(bookMids.get(instrument));
        events.add(new BookDelta(instrument, now, now, sequence++, changes(mid, -1), changes(mid, 1)));
    }

    private Levels levels(double mid, int direction, int count) {
        double[] at = new double[count];
        double[] sizes = new double[count];
        for (int level = 0; level < count; level++) {
            at[level] = mid * (1 + direction * 2e-4 * (level + 1));
            sizes[level] = size() + 0.1;
        }
        return Levels.of(at, sizes);
    }

    /// Sizes of a few levels anew, some gone.
    private Levels changes(double mid, int direction) {
        int count = random.nextInt(4);
        double[] at = new double[count];
        double[] sizes = new double[count];
        for (int i = 0; i < count; i++) {
            int level = random.nextInt(LEVELS);
            at[i] = mid * (1 + direction * 2e-4 * (level + 1));
            sizes[i] = random.nextInt(4) == 0 ? 0 : size() + 0.1;
        }
        return Levels.of(at, sizes);
    }

    private void bars(long end) {
        for (String venue : scope.venues()) {
            for (String coin : scope.coins()) {
                Instrument instrument = new Instrument(venue, coin);
                int copies = random.nextInt(20) == 0 ? 0 : random.nextInt(20) == 0 ? 2 : 1;
                for (int i = 0; i < copies && !silent(instrument, end); i++) {
                    bar(instrument, end);
                }
            }
        }
    }

    private void bar(Instrument instrument, long end) {
        double open = price(instrument.coin()) * near(0.002);
        double close = random.nextInt(9) == 0 ? open : price(instrument.coin()) * near(0.002);
        double high = Math.max(open, close) * (1 + 0.002 * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.002 * random.nextDouble());
        events.add(new Bar(instrument, end - scope.periodNanos(), end, sequence++, open, high, low, close, 1));
    }

    /// Of the desk's accounts, now and then.
    private void snapshots(long now) {
        for (String venue : scope.owned()) {
            if (random.nextInt(4) == 0) {
                double demand = random.nextInt(9) == 0 ? 0 : 1e6 * random.nextDouble();
                List<Exposure> exposures = scope.coins().stream()
                        .map(coin -> new Exposure(coin, 1e6 * random.nextGaussian(), 1e5 * random.nextDouble()))
                        .toList();
                List<Double> planned = List.of(demand, 1e6 * random.nextDouble());
                Instrument account = Instrument.account(venue);
                events.add(new MarginSnapshot(account, now, now, sequence++, demand, demand, 0, 0, planned, exposures));
            }
        }
    }

    private double near(double deviation) {
        return Math.exp(deviation * random.nextGaussian());
    }

    private double size() {
        return random.nextInt(6) == 0 ? 1 : 3 * random.nextDouble();
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private double price(String coin) {
        return Objects.requireNonNull(prices.get(coin));
    }

    private double move(String coin, double deviation) {
        return prices.merge(coin, 1.0, (price, one) -> price * near(deviation));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
