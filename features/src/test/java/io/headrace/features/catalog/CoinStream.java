package io.headrace.features.catalog;

import io.headrace.features.signal.SignalContext;
import io.headrace.market.event.Bar;
import io.headrace.market.event.BlockConfirmation;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.BridgeTransfer;
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
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.VolatilityIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded stream of one coin at one venue, in order: trades in bursts and ties, silent stretches of which some are
/// told as stream gaps, composite bars and account snapshots at the end of periods, some missing and some twice, and
/// whatever else is known of the coin, its venue and the chains.
final class CoinStream {
    static final long START = 1_735_689_600_000_000_000L;
    static final Instrument COIN = new Instrument("alpha", "BTC");

    private final SplittableRandom random;
    private final SignalContext context;
    private final List<MarketEvent> events = new ArrayList<>();
    private double price = 100;
    private long sequence;

    private CoinStream(long seed, SignalContext context) {
        this.random = new SplittableRandom(seed);
        this.context = context;
    }

    /// @param count how many instants, about
    /// @param spacingNanos mean time between them
    static List<MarketEvent> of(long seed, SignalContext context, int count, long spacingNanos) {
        CoinStream stream = new CoinStream(seed, context);
        long now = START;
        long period = START + context.periodNanos();
        for (int i = 0; i < count; i++) {
            long before = now;
            boolean outage = stream.random.nextInt(400) == 0;
            now += stream.pause(outage ? 60 * spacingNanos : spacingNanos);
            for (; period <= now; period += context.periodNanos()) {
                stream.bars(period);
                stream.snapshot(period);
            }
            if (outage && stream.random.nextBoolean()) {
                stream.events.add(new StreamGap(COIN, before, now, stream.sequence++, "lost"));
            }
            stream.at(now);
            if (stream.random.nextBoolean()) {
                stream.other(now);
            }
        }
        stream.events.sort(MarketEvent.ORDER);
        return List.copyOf(stream.events);
    }

    private long pause(long meanNanos) {
        return random.nextInt(7) == 0 ? 0 : (long) (-meanNanos * Math.log(1 - random.nextDouble()));
    }

    private void at(long now) {
        int burst = random.nextInt(20) == 0 ? 1 + random.nextInt(8) : 1;
        for (int i = 0; i < burst; i++) {
            boolean still = random.nextInt(5) == 0;
            boolean jump = random.nextInt(150) == 0;
            price *= still ? 1 : Math.exp((jump ? 0.02 : 0.001) * random.nextGaussian());
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            events.add(new Trade(
                    COIN, now - random.nextInt(1000), now, sequence++, price, random.nextDouble() + 0.01, side));
        }
    }

    private void other(long now) {
        double level = 100 * Math.exp(random.nextGaussian());
        switch (random.nextInt(24)) {
            case 0 -> events.add(new MarkPrice(COIN, now, now, sequence++, near(0.001)));
            case 1 -> events.add(new IndexPrice(COIN, now, now, sequence++, near(0.001)));
            case 2 -> events.add(new OpenInterest(COIN, now, now, sequence++, 1e6 * level));
            case 3 -> events.add(new Liquidation(COIN, now, now, sequence++, Side.SELL, near(0.01), level));
            case 4 -> pool(now);
            case 5 -> events.add(new VolatilityIndex(COIN, now, now, sequence++, level));
            case 6, 7 -> gas(now, random.nextInt(6) == 0 ? 7 : level);
            case 8 -> events.add(new BlockConfirmation(chain(), now, now, sequence++, level));
            case 9 -> events.add(new BridgeTransfer(chain(), now - (long) (1e9 * level), now, sequence++, 0));
            case 10 -> events.add(new Sentiment(chain(), now, now, sequence++, random.nextInt(101)));
            default -> book(now);
        }
    }

    private void pool(long now) {
        PoolMeasure measure = random.nextInt(12) == 0
                ? PoolMeasure.UTILIZATION
                : random.nextBoolean() ? PoolMeasure.RESERVED_AMOUNT : PoolMeasure.POOL_AMOUNT;
        events.add(
                new PoolState(COIN, now, now, sequence++, measure, random.nextInt(5) == 0 ? 0 : random.nextDouble()));
    }

    private void gas(long now, double value) {
        GasUnit unit = GasUnit.values()[random.nextInt(GasUnit.values().length)];
        events.add(new GasPrice(chain(), now, now, sequence++, unit, value));
    }

    private void book(long now) {
        double[] bids = new double[5];
        double[] asks = new double[5];
        double[] sizes = new double[5];
        for (int level = 0; level < bids.length; level++) {
            bids[level] = price * (1 - 0.001 - 0.002 * level);
            asks[level] = price * (1 + 0.001 + 0.002 * level);
            sizes[level] = 1 + random.nextInt(9);
        }
        events.add(new BookSnapshot(COIN, now, now, sequence++, Levels.of(bids, sizes), Levels.of(asks, sizes)));
    }

    private double near(double spread) {
        return price * Math.exp(spread * random.nextGaussian());
    }

    private Instrument chain() {
        return new Instrument("chain" + random.nextInt(2), "*");
    }

    private void snapshot(long end) {
        double demand = random.nextInt(15) == 0 ? 0 : 1e6 * random.nextDouble();
        List<Double> planned = List.of(demand, 1e6 * random.nextDouble());
        double signed = 1e6 * random.nextGaussian();
        List<Exposure> exposures = List.of(new Exposure("BTC", signed, 0.1 * Math.abs(signed)));
        events.add(new MarginSnapshot(
                Instrument.account("alpha"), end, end, sequence++, demand, demand, 0, 0, planned, exposures));
    }

    private void bars(long end) {
        int copies = random.nextInt(20) == 0 ? 0 : random.nextInt(20) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            double open = price * Math.exp(0.002 * random.nextGaussian());
            double close = random.nextInt(9) == 0 ? open : price * Math.exp(0.002 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.002 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.002 * random.nextDouble());
            events.add(new Bar(COIN, end - context.periodNanos(), end, sequence++, open, high, low, close, 1));
        }
    }
}
