package io.headrace.features.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.CoinMarket;
import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.signal.carry.FundingRate;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Funding;
import io.headrace.market.event.GasPrice;
import io.headrace.market.event.GasUnit;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Who is told what, what the market looks like then, and how old a column says it is.
class RoutingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Instrument BTC = new Instrument("alpha", "BTC");
    private static final SignalContext ONE = new SignalContext("alpha", List.of("alpha"), List.of("BTC"), 60 * SECOND);
    private static final EngineScope TWO =
            new EngineScope(List.of("alpha", "bravo"), List.of("alpha", "bravo"), List.of("BTC", "ETH"), 60 * SECOND);

    private final List<String> heard = new ArrayList<>();

    @Test
    void aSignalOfACoinHearsThatCoinAtItsVenueOnly() {
        FeatureEngine engine = new FeatureEngine(catalog(Set.of(Input.TRADES), SignalFactory.PerCoin::new), TWO);
        engine.observe(trade("alpha", "BTC", 1));
        engine.observe(trade("bravo", "ETH", 2));
        engine.observe(trade("carol", "BTC", 3));
        engine.observe(trade("alpha", "SOL", 4));
        engine.observe(quote(5));
        engine.save();
        assertEquals(List.of("TRADE alpha/BTC by alpha", "TRADE bravo/ETH by bravo"), heard);
    }

    @Test
    void aSignalOfAVenueHearsAllItsCoins() {
        FeatureEngine engine = new FeatureEngine(catalog(Set.of(Input.TRADES), SignalFactory.PerVenue::new), TWO);
        engine.observe(trade("alpha", "BTC", 1));
        engine.observe(trade("alpha", "ETH", 2));
        engine.save();
        assertEquals(List.of("TRADE alpha/BTC by alpha", "TRADE alpha/ETH by alpha"), heard);
    }

    @Test
    void aSignalOfTheDeskHearsDeskWideStreamsOnceWhateverTheirVenue() {
        FeatureEngine engine = new FeatureEngine(catalog(Set.of(Input.GAS), SignalFactory.ForDesk::new), TWO);
        engine.observe(new GasPrice(new Instrument("ethereum", "ETH"), 1, 1, 0, GasUnit.GWEI, 20));
        engine.observe(new GasPrice(new Instrument("polygon", "POL"), 2, 2, 0, GasUnit.GWEI, 20));
        assertEquals(2, heard.size());
    }

    @Test
    void barsOfAllVenuesAreForSignalsAcrossVenuesOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FeatureEngine(catalog(Set.of(Input.RAW_BARS), SignalFactory.PerVenue::new), TWO));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FeatureEngine(catalog(Set.of(Input.TRADES), SignalFactory.ForDesk::new), TWO));
    }

    @Test
    void theBookSetsTheTouchUntilTheVenueQuotes() {
        CoinMarket[] market = new CoinMarket[1];
        FeatureEngine engine = touchEngine(market);
        engine.observe(snapshot(1, 99, 101));
        assertEquals(99, market[0].touch().bidPrice());
        engine.observe(new BookDelta(BTC, 2, 2, 1, Levels.of(new double[] {90}, new double[] {5}), Levels.NONE));
        assertEquals(1, heard.size(), "a change below the best is no change of the touch");
        engine.observe(quote(3));
        engine.observe(snapshot(4, 97, 103));
        engine.save();
        assertEquals(100, market[0].touch().bidPrice(), "once the venue quotes, the book does not set the touch");
        assertEquals(2, heard.size());
    }

    @Test
    void aTouchWhoseBookLosesASideIsUnknownAndSaidSo() {
        CoinMarket[] market = new CoinMarket[1];
        FeatureEngine engine = touchEngine(market);
        engine.observe(snapshot(1, 99, 101));
        engine.observe(new BookDelta(BTC, 2, 2, 1, Levels.NONE, Levels.of(new double[] {101}, new double[] {0})));
        assertFalse(market[0].touch().known());
        assertEquals(2, heard.size());
    }

    @Test
    void aLossMakesTouchAndBookUnknownAndIsToldToAllSignalsOfTheCoin() {
        CoinMarket[] market = new CoinMarket[1];
        FeatureEngine engine = touchEngine(market);
        engine.observe(snapshot(1, 99, 101));
        engine.observe(new StreamGap(BTC, 1, 2, 1, "lost"));
        assertFalse(market[0].touch().known());
        assertFalse(market[0].book().known());
        assertEquals("STREAM_GAP alpha/BTC by alpha", heard.getLast());
        engine.observe(new StreamGap(Instrument.account("alpha"), 2, 3, 1, "lost"));
        assertEquals(3, heard.size(), "a loss of the whole venue is a loss of each coin");
    }

    @Test
    void touchAndBookComeBackWithTheState() {
        CoinMarket[] market = new CoinMarket[1];
        FeatureCatalog catalog = touchCatalog(market);
        FeatureEngine engine = new FeatureEngine(catalog, ONE);
        engine.observe(snapshot(1, 99, 101));
        FeatureEngine.restore(catalog, ONE, engine.save());
        assertTrue(market[0].touch().known() && market[0].book().known());
        assertEquals(101, market[0].touch().askPrice());
        assertEquals(2, market[0].book().askSize(0));
    }

    @Test
    void aColumnSaysHowLongItsInputsHaveBeenSilent() {
        long hour = 3600 * SECOND;
        FeatureEngine engine = new FeatureEngine(new FeatureCatalog(List.of(FundingRate.definition(24))), ONE);
        FeatureVector before = engine.vectorAt(0);
        assertEquals(OptionalLong.empty(), before.states().ageNanos(0));
        assertTrue(before.states().stale(0), "what never spoke is stale");
        assertEquals(
                "funding_rate_24h is not warm yet: its inputs never spoke",
                before.weak().getFirst().sentence());
        engine.observe(new Funding(BTC, hour, hour, 0, 1e-4));
        engine.observe(new Funding(BTC, 20 * hour, 20 * hour, 0, 1e-4));
        FeatureVector fresh = engine.vectorAt(25 * hour);
        assertEquals(OptionalLong.of(5 * hour), fresh.states().ageNanos(0));
        assertTrue(fresh.usable());
        FeatureVector old = engine.vectorAt(34 * hour);
        assertTrue(old.warm());
        assertFalse(old.usable());
        assertEquals(
                "funding_rate_24h is stale: its inputs last spoke 14 h ago, 12 h may pass",
                old.weak().getFirst().sentence());
        FeatureVector dead = engine.vectorAt(46 * hour);
        assertFalse(dead.warm());
        assertEquals(
                "funding_rate_24h is not warm: its inputs last spoke 26 h ago",
                dead.weak().getFirst().sentence());
    }

    private FeatureEngine touchEngine(CoinMarket[] market) {
        return new FeatureEngine(touchCatalog(market), ONE);
    }

    private FeatureCatalog touchCatalog(CoinMarket[] market) {
        return catalog(
                Set.of(Input.TOUCH),
                make -> new SignalFactory.PerCoin(context -> {
                    market[0] = context.market();
                    return make.apply(context);
                }));
    }

    private FeatureCatalog catalog(Set<Input> inputs, Function<Function<SignalContext, Signal>, SignalFactory> shape) {
        return new FeatureCatalog(List.of(new SignalDefinition(
                "ear",
                new Formula("what was heard", "", "events"),
                Timing.hours(0, 24),
                inputs,
                shape.apply(Ear::new))));
    }

    private static Trade trade(String venue, String coin, long nanos) {
        return new Trade(new Instrument(venue, coin), nanos, nanos, 0, 100, 1, Side.BUY);
    }

    private static Quote quote(long nanos) {
        return new Quote(BTC, nanos, nanos, 0, 100, 1, 102, 1);
    }

    private static BookSnapshot snapshot(long nanos, double bid, double ask) {
        return new BookSnapshot(
                BTC,
                nanos,
                nanos,
                0,
                Levels.of(new double[] {bid}, new double[] {1}),
                Levels.of(new double[] {ask}, new double[] {2}));
    }

    /// Notes what it hears.
    private final class Ear implements Signal {
        private final String venue;

        private Ear(SignalContext context) {
            this.venue = context.venue();
        }

        @Override
        public void observe(MarketEvent event) {
            Instrument from = event.instrument();
            heard.add(event.kind() + " " + from.venue() + '/' + from.coin() + " by " + venue);
        }

        @Override
        public double valueAt(long nowNanos) {
            return heard.size();
        }

        @Override
        public boolean warmAt(long nowNanos) {
            return true;
        }

        @Override
        public void save(StateSink sink) {}

        @Override
        public void restore(StateSource source) {}
    }
}
