package io.headrace.features.engine;

import io.headrace.features.RandomStream;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded hourly bars and funding of three venues, as published, in order, with bars missing here and there.
final class RandomMarket {
    static final List<String> VENUES = List.of("alpha", "bravo", "carol");
    static final List<String> COINS = List.of("BTC", "ETH");
    static final PortfolioSpec SPEC = PortfolioSpec.forVenues(VENUES, COINS);

    private RandomMarket() {}

    static List<MarketEvent> events(long seed, int hours) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] prices = {60_000, 3_000};
        List<MarketEvent> events = new ArrayList<>();
        for (int hour = 1; hour <= hours; hour++) {
            long end = RandomStream.START + hour * Hours.NANOS;
            for (int coin = 0; coin < prices.length; coin++) {
                double open = prices[coin];
                prices[coin] *= Math.exp(0.006 * random.nextGaussian());
                for (String venue : VENUES) {
                    Instrument instrument = new Instrument(venue, COINS.get(coin));
                    double close = prices[coin] * (1 + 0.0005 * random.nextGaussian());
                    if (hour < 3 || random.nextInt(25) > 0) {
                        events.add(bar(instrument, end, hour, open, close));
                    }
                    double rate = 1e-5 * (1 + random.nextGaussian());
                    events.add(new Funding(instrument, end, end, hour, rate));
                }
            }
        }
        events.sort(MarketEvent.ORDER);
        return events;
    }

    private static Bar bar(Instrument instrument, long end, long sequence, double open, double close) {
        double high = Math.max(open, close) * 1.002;
        double low = Math.min(open, close) * 0.998;
        return new Bar(instrument, end - Hours.NANOS, end, sequence, open, high, low, close, 1);
    }
}
