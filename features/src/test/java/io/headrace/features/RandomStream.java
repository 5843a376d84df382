package io.headrace.features;

import io.headrace.features.signal.SignalContext;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A seeded stream as one venue's engine sees it: raw bars of all venues, own funding, own composite bars and
/// own snapshots, with missing bars, whole gaps, second bars at the same instant, and bursts of funding.
public final class RandomStream {
    public static final long START = 1_735_689_600_000_000_000L;

    /// One thing that happens, and whether it is a composite bar or snapshot of the own venue or as
    /// published.
    public record Fed(MarketEvent event, boolean composite) {}

    private final SplittableRandom random;
    private final SignalContext context;
    private final TreeMap<String, Double> prices = new TreeMap<>();
    private final List<Fed> fed = new ArrayList<>();
    private long sequence;

    private RandomStream(long seed, SignalContext context) {
        this.random = new SplittableRandom(seed);
        this.context = context;
        context.coins().forEach(coin -> prices.put(coin, 100 * (1 + random.nextDouble())));
    }

    public static List<Fed> of(long seed, SignalContext context, int periods) {
        RandomStream stream = new RandomStream(seed, context);
        int silentUntil = 0;
        for (int period = 1; period <= periods; period++) {
            if (stream.random.nextInt(100) == 0) {
                silentUntil = period + stream.random.nextInt(40);
            }
            if (period >= silentUntil) {
                stream.period(START + period * context.periodNanos());
            }
        }
        return List.copyOf(stream.fed);
    }

    private void period(long end) {
        published(end);
        for (String coin : context.coins()) {
            if (random.nextInt(20) > 0) {
                fed.add(new Fed(bar(context.venue(), coin, end), true));
            }
            if (random.nextInt(20) == 0) {
                fed.add(new Fed(bar(context.venue(), coin, end), true));
            }
        }
        if (random.nextInt(15) > 0) {
            fed.add(new Fed(snapshot(end), false));
        }
    }

    /// Funding and raw bars of the period that ends, in the order they became known.
    private void published(long end) {
        List<Long> instants = new ArrayList<>();
        int burst = random.nextInt(6) == 0 ? 1 + random.nextInt(12) : 0;
        for (int i = 0; i < burst; i++) {
            instants.add(end - random.nextLong(context.periodNanos()));
        }
        instants.stream().sorted().forEach(instant -> {
            String coin = context.coins().get(random.nextInt(context.coins().size()));
            String venue = random.nextInt(4) == 0 ? "elsewhere" : context.venue();
            double rate = random.nextInt(5) == 0 ? 1e-4 : 1e-4 * random.nextGaussian();
            fed.add(new Fed(new Funding(new Instrument(venue, coin), instant, instant, sequence++, rate), false));
        });
        for (String venue : context.venues()) {
            for (String coin : context.coins()) {
                if (random.nextInt(10) > 0) {
                    fed.add(new Fed(bar(venue, coin, end), false));
                }
            }
        }
    }

    private Bar bar(String venue, String coin, long end) {
        double open = prices.merge(coin, 1.0, (price, one) -> price * Math.exp(0.01 * random.nextGaussian()));
        double close = random.nextInt(10) == 0 ? open : open * Math.exp(0.005 * random.nextGaussian());
        double high = Math.max(open, close) * (1 + 0.003 * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.003 * random.nextDouble());
        Instrument instrument = new Instrument(venue, coin);
        return new Bar(instrument, end - context.periodNanos(), end, sequence++, open, high, low, close, 1);
    }

    private MarginSnapshot snapshot(long end) {
        double demand = 1e6 * (1 + random.nextDouble());
        double gap = 2e4 * random.nextDouble();
        List<Double> planned = new ArrayList<>(List.of(demand - gap));
        int steps = random.nextInt(6);
        for (int step = 0; step < steps; step++) {
            planned.add(demand * (0.9 + 0.2 * random.nextDouble()));
        }
        List<Exposure> exposures = new ArrayList<>();
        for (String coin : context.coins()) {
            if (random.nextInt(8) > 0) {
                double signed = 1e6 * random.nextGaussian();
                exposures.add(new Exposure(coin, signed, 0.15 * Math.abs(signed)));
            }
        }
        return new MarginSnapshot(
                Instrument.account(context.venue()),
                end,
                end,
                sequence++,
                demand,
                demand - gap,
                3e4 * random.nextGaussian(),
                0,
                planned,
                exposures);
    }

    /// Context of the streams most tests use: half-hour periods, so that hours close between ticks too.
    public static SignalContext context() {
        return new SignalContext(
                "alpha", List.of("alpha", "bravo", "carol"), List.of("BTC", "ETH", "SOL"), Hours.NANOS / 2);
    }
}
