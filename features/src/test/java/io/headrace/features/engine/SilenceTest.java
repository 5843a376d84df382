package io.headrace.features.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.carry.FundingRate;
import io.headrace.features.signal.carry.FundingZscore;
import io.headrace.features.signal.carry.LiquidationPressure;
import io.headrace.features.signal.carry.LiquidationShare;
import io.headrace.features.signal.cross.AggregateDepth;
import io.headrace.features.signal.flow.SignedVolume;
import io.headrace.features.signal.regime.ReturnMomentum;
import io.headrace.features.signal.volatility.HarTerm;
import io.headrace.features.signal.volatility.ParkinsonVolatility;
import io.headrace.features.signal.volatility.RealizedVolatility;
import io.headrace.features.signal.volatility.VolatilityRatio;
import io.headrace.features.signal.volatility.range.RangeFormula;
import io.headrace.features.signal.volatility.range.RangeVolatility;
import io.headrace.features.signal.volatility.range.RogersSatchell;
import io.headrace.features.window.Hours;
import io.headrace.features.window.Window;
import io.headrace.market.event.Bar;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A late or missing venue gives a stated staleness, never a silent zero.
class SilenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = Hours.NANOS;
    private static final Instrument BTC = new Instrument("alpha", "BTC");
    private static final Instrument ETH = new Instrument("alpha", "ETH");
    private static final EngineScope DESK =
            new EngineScope(List.of("alpha"), List.of("alpha", "bravo"), List.of("BTC", "ETH"), HOUR);

    @Test
    void volatilityOfASilentVenueStandsStillAndAgesInsteadOfShrinking() {
        for (SignalDefinition definition : List.of(
                RealizedVolatility.definition(6),
                ParkinsonVolatility.definition(24),
                VolatilityRatio.definition(6, 72),
                HarTerm.definition(1, false))) {
            FeatureEngine engine = engine(definition);
            bars(engine, 1, 100);
            FeatureVector last = engine.vectorAt(100 * HOUR);
            FeatureVector silent = engine.vectorAt(105 * HOUR);
            assertTrue(last.usable());
            assertEquals(last.values()[0], silent.values()[0], 1e-2 * Math.abs(last.values()[0]), definition.column());
            assertEquals(OptionalLong.of(5 * HOUR), silent.states().ageNanos(0));
            FeatureVector dead = engine.vectorAt(130 * HOUR);
            assertFalse(dead.warm());
            assertTrue(dead.states().stale(0));
            assertTrue(dead.weak().getFirst().sentence().endsWith("is not warm: its inputs last spoke 30 h ago"));
        }
    }

    @Test
    void aRatioOrAShortVolatilityHasNoValueOnceItsWindowIsSilent() {
        for (SignalDefinition definition :
                List.of(RealizedVolatility.definition(6), VolatilityRatio.definition(6, 72))) {
            FeatureEngine engine = engine(definition);
            bars(engine, 1, 100);
            assertTrue(engine.vectorAt(105 * HOUR).warm());
            assertFalse(engine.vectorAt(107 * HOUR).warm(), definition.column());
        }
    }

    @Test
    void momentumIsThatOfTheLatestClose() {
        FeatureEngine engine = engine(ReturnMomentum.definition(24));
        bars(engine, 1, 100);
        double momentum = engine.vectorAt(100 * HOUR).values()[0];
        assertNotEquals(0, momentum);
        assertEquals(momentum, engine.vectorAt(110 * HOUR).values()[0]);
        assertFalse(engine.vectorAt(125 * HOUR).warm());
    }

    @Test
    void rangeEstimatorsDivideByTheBarsSeenAndNeedHalfOfThem() {
        RangeFormula formula = new RogersSatchell();
        RangeVolatility range = new RangeVolatility(formula, false, HOUR, 24);
        ParkinsonVolatility parkinson = new ParkinsonVolatility(24, HOUR);
        for (int hour = 1; hour <= 48; hour++) {
            if (hour <= 24 || hour % 2 == 0) {
                range.observe(bar(BTC, hour, 100));
                parkinson.observe(bar(BTC, hour, 100));
            }
            if (hour == 24 || hour == 47) {
                double wanted = Math.log(101.0 / 99) / Math.sqrt(4 * Math.log(2));
                assertEquals(wanted, parkinson.valueAt(hour * HOUR), 1e-12, "half of the bars are as wide as all");
            }
        }
        assertTrue(range.warmAt(48 * HOUR) && parkinson.warmAt(48 * HOUR));
        assertFalse(range.warmAt(50 * HOUR + 1), "11 of 24 bars are too few");
        assertFalse(parkinson.warmAt(50 * HOUR + 1), "11 of 24 bars are too few");
    }

    @Test
    void aCoinWithoutBarsForADayIsLeftOutAndUntilThenSetsTheAge() {
        FeatureEngine both = engine(RealizedVolatility.definition(72));
        FeatureEngine alone = engine(RealizedVolatility.definition(72));
        for (int hour = 1; hour <= 130; hour++) {
            both.observeComposite(bar(BTC, hour, 100 + hour % 3));
            alone.observeComposite(bar(BTC, hour, 100 + hour % 3));
            if (hour <= 100) {
                both.observeComposite(bar(ETH, hour, 50 + hour % 5));
            }
            if (hour == 120) {
                FeatureVector vector = both.vectorAt(hour * HOUR);
                assertEquals(OptionalLong.of(20 * HOUR), vector.states().ageNanos(0));
                assertTrue(vector.usable());
            }
        }
        FeatureVector later = both.vectorAt(130 * HOUR);
        assertEquals(OptionalLong.of(0), later.states().ageNanos(0));
        assertEquals(alone.vectorAt(130 * HOUR).values()[0], later.values()[0]);
    }

    @Test
    void barsThatTheDeskRepeatsWhileNoVenueSpeaksAreNoObservations() {
        DeskFold fold = new DeskFold(RandomMarket.SPEC, HOUR);
        Ticker ticker = new Ticker(fold);
        List<Tick> ticks = new ArrayList<>();
        List<MarketEvent> events = RandomMarket.events(7, 24 * 10);
        events.forEach(event -> ticks.addAll(ticker.offer(event)));
        long last = events.getLast().knownNanos();
        ticks.addAll(ticker.advanceTo(last + 30 * HOUR));
        FeatureVector silent = ticks.getLast().venues().getFirst().features();
        int column = silent.schema().indexOf("ewma_volatility");
        assertEquals(OptionalLong.of(30 * HOUR), silent.states().ageNanos(column));
        assertFalse(silent.usable());
    }

    @Test
    void liquidationsOfAVenueThatNeverToldOfAnyAreUnknownAndNotNone() {
        FeatureEngine engine = engine(LiquidationPressure.definition(), LiquidationShare.definition());
        for (int minute = 0; minute <= 25 * 60; minute++) {
            engine.observe(book("alpha", minute * 60 * SECOND));
            engine.observe(new OpenInterest(BTC, minute * 60 * SECOND, minute * 60 * SECOND, 0, 1e6));
        }
        FeatureVector unknown = engine.vectorAt(25 * HOUR);
        assertFalse(unknown.warm());
        assertEquals(2, unknown.weak().size());
        assertTrue(unknown.weak().getFirst().sentence().endsWith("its inputs never spoke"));
        engine.observe(new Liquidation(ETH, 25 * HOUR, 25 * HOUR, 0, Side.SELL, 50, 1));
        FeatureVector none = engine.vectorAt(25 * HOUR);
        assertTrue(none.usable(), "a feed that has spoken of one coin says by its silence that another had none");
        assertEquals(0, none.values()[0]);
    }

    @Test
    void depthOfAllVenuesIsAsOldAsTheBookSilentLongest() {
        FeatureEngine engine = engine(AggregateDepth.definition(30));
        engine.observe(book("bravo", SECOND));
        engine.observe(book("alpha", SECOND));
        double both = engine.vectorAt(SECOND).values()[0];
        engine.observe(book("alpha", 121 * SECOND));
        FeatureVector silent = engine.vectorAt(121 * SECOND);
        assertEquals(both, silent.values()[0]);
        assertEquals(OptionalLong.of(120 * SECOND), silent.states().ageNanos(0));
        assertFalse(silent.usable());
        engine.observe(new StreamGap(new Instrument("bravo", "BTC"), SECOND, 122 * SECOND, 1, "lost"));
        assertFalse(engine.vectorAt(122 * SECOND).warm(), "a lost book is not an empty one");
        engine.observe(book("alpha", 25 * HOUR));
        FeatureVector alone = engine.vectorAt(25 * HOUR);
        assertTrue(alone.usable(), "a venue silent for a day is gone");
        assertEquals(both / 2, alone.values()[0], 1e-9);
    }

    @Test
    void sumsOfTradesAreStaleFiveMinutesAfterTheFeedDiedWhateverTheirWindow() {
        FeatureEngine engine = engine(SignedVolume.definition(Window.hours(24)));
        for (int minute = 0; minute <= 24 * 60; minute += 4) {
            engine.observe(trade(BTC, minute));
        }
        assertTrue(engine.vectorAt(24 * HOUR).usable());
        assertFalse(engine.vectorAt(24 * HOUR + 301 * SECOND).usable());
    }

    @Test
    void aFeedThatDiesAndReturnsWithoutSayingSoSpoilsTheWindowsThatCrossTheHole() {
        SignalDefinition volume = SignedVolume.definition(Window.hours(1));
        FeatureEngine engine = engine(volume);
        FeatureEngine told = engine(volume);
        for (int minute = 0; minute <= 240; minute++) {
            if (minute <= 90 || minute >= 97) {
                if (minute == 97) {
                    long from = 90 * 60 * SECOND;
                    told.observe(new StreamGap(BTC, from, 97 * 60 * SECOND, 1, "lost"));
                }
                engine.observe(trade(BTC, minute));
                told.observe(trade(BTC, minute));
            }
            FeatureVector vector = engine.vectorAt(minute * 60 * SECOND);
            boolean warm = minute >= 60 && minute < 97 || minute >= 157;
            assertEquals(warm, vector.warm(), "minute " + minute);
            if (minute < 90 || minute >= 97) {
                assertEquals(told.vectorAt(minute * 60 * SECOND), vector, "minute " + minute);
            }
        }
    }

    @Test
    void silenceNoLongerThanAColumnMayBeOldOrOfOneCoinAloneSpoilsNothing() {
        FeatureEngine engine = engine(SignedVolume.definition(Window.hours(1)));
        for (int minute = 0; minute <= 120; minute += 5) {
            engine.observe(trade(BTC, minute));
            if (minute % 60 == 0) {
                engine.observe(trade(ETH, minute));
            }
        }
        FeatureVector vector = engine.vectorAt(120 * 60 * SECOND);
        assertTrue(vector.usable());
        assertEquals((12 * 100 + 100) / 2.0, vector.values()[0], 1e-9, "twelve trades of one coin, one of the other");
    }

    @Test
    void aHoleThatTheStateWasSavedInIsStillAHoleAfterwards() {
        SignalDefinition volume = SignedVolume.definition(Window.hours(1));
        FeatureEngine engine = engine(volume);
        for (int minute = 0; minute <= 90; minute++) {
            engine.observe(trade(BTC, minute));
        }
        FeatureEngine restored = FeatureEngine.restore(new FeatureCatalog(List.of(volume)), DESK, engine.save());
        restored.observe(trade(BTC, 97));
        assertFalse(restored.vectorAt(97 * 60 * SECOND).warm());
    }

    @Test
    void fundingThatStoppedIsNotFundingOfNothing() {
        FeatureEngine engine = engine(FundingRate.definition(24), FundingZscore.definition(168));
        for (int hour = 0; hour <= 200; hour++) {
            engine.observe(new Funding(BTC, hour * HOUR, hour * HOUR, 0, 1e-5 * (1 + hour % 7)));
        }
        FeatureVector last = engine.vectorAt(200 * HOUR);
        assertTrue(last.usable());
        FeatureVector late = engine.vectorAt(211 * HOUR);
        assertEquals(
                engine.vectorAt(208 * HOUR).values()[0],
                engine.vectorAt(220 * HOUR).values()[0]);
        assertEquals(OptionalLong.of(11 * HOUR), late.states().ageNanos(0));
        FeatureVector dead = engine.vectorAt(226 * HOUR);
        assertFalse(dead.states().warm(0));
        assertFalse(dead.states().warm(1), "a day without a settlement has no mean, and not one of zero");
    }

    @Test
    void aFundingScoreNeedsHalfOfItsDays() {
        FeatureEngine engine = engine(FundingZscore.definition(168));
        engine.observe(new Funding(BTC, HOUR, HOUR, 0, 1e-5));
        for (int hour = 169; hour <= 264; hour++) {
            engine.observe(new Funding(BTC, hour * HOUR, hour * HOUR, 0, 1e-5 * (1 + hour % 7)));
            if (hour == 240) {
                assertFalse(engine.vectorAt(hour * HOUR).warm(), "three days of seven");
            }
        }
        assertTrue(engine.vectorAt(264 * HOUR).warm());
    }

    private static FeatureEngine engine(SignalDefinition... definitions) {
        return new FeatureEngine(new FeatureCatalog(List.of(definitions)), DESK);
    }

    private static void bars(FeatureEngine engine, int from, int to) {
        for (int hour = from; hour <= to; hour++) {
            engine.observeComposite(bar(BTC, hour, 100 + hour % 3));
            engine.observeComposite(bar(ETH, hour, 50 + hour % 5));
        }
    }

    private static Trade trade(Instrument instrument, int minute) {
        long now = minute * 60 * SECOND;
        return new Trade(instrument, now, now, minute, 100, 1, Side.BUY);
    }

    private static Bar bar(Instrument instrument, int hour, double price) {
        long end = hour * HOUR;
        return new Bar(instrument, end - HOUR, end, hour, price, 1.01 * price, 0.99 * price, price, 1);
    }

    private static BookSnapshot book(String venue, long nanos) {
        Levels bids = Levels.of(new double[] {99.9}, new double[] {1});
        Levels asks = Levels.of(new double[] {100.1}, new double[] {1});
        return new BookSnapshot(new Instrument(venue, "BTC"), nanos, nanos, 0, bids, asks);
    }
}
