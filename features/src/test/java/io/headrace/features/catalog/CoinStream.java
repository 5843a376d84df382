package io.headrace.features.catalog;

import io.headrace.features.signal.SignalContext;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A seeded stream of one coin at one venue, in order: trades in bursts and ties, silent stretches of which some are
/// told as stream gaps, and composite bars at the end of periods, some missing and some twice.
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
            }
            if (outage && stream.random.nextBoolean()) {
                stream.events.add(new StreamGap(COIN, before, now, stream.sequence++, "lost"));
            }
            stream.at(now);
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
