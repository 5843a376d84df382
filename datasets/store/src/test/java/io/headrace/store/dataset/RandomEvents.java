package io.headrace.store.dataset;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Events with values from the whole range of what events may hold.
final class RandomEvents {
    private static final String[] VENUES = {"alpha", "bravo", "o'brien", "\u03b1 \"x\""};

    private RandomEvents() {}

    static List<MarketEvent> draw(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarketEvent> events = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Instrument instrument = new Instrument(VENUES[random.nextInt(VENUES.length)], "C" + random.nextInt(3));
            long event = random.nextLong(-4_000_000_000_000_000_000L, 4_000_000_000_000_000_000L);
            long known = event + random.nextLong(0, 5_000_000_000_000L);
            events.add(
                    switch (random.nextInt(3)) {
                        case 0 ->
                            new Bar(
                                    instrument,
                                    event,
                                    known,
                                    at,
                                    positive(random),
                                    positive(random),
                                    positive(random),
                                    positive(random),
                                    random.nextBoolean() ? 0 : positive(random));
                        case 1 -> new Funding(instrument, event, known, at, finite(random));
                        default -> new OpenInterest(instrument, event, known, at, positive(random));
                    });
        }
        return events;
    }

    private static double positive(SplittableRandom random) {
        double value = Math.abs(finite(random));
        return value == 0 ? Double.MIN_VALUE : value;
    }

    private static double finite(SplittableRandom random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : Double.MAX_VALUE;
    }
}
