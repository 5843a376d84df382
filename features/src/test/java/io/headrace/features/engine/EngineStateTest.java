package io.headrace.features.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.RandomStream;
import io.headrace.features.RandomStream.Fed;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EngineStateTest {
    private static final SignalContext CONTEXT = RandomStream.context();
    private static final FeatureCatalog CATALOG = FeatureCatalog.standard();

    @Test
    void restartAndCatchUpEqualsUninterruptedBitForBit() {
        SplittableRandom random = new SplittableRandom(7);
        for (long seed = 0; seed < 12; seed++) {
            List<Fed> stream = RandomStream.of(seed, CONTEXT, 48 * 10);
            int cut = random.nextInt(stream.size());
            FeatureEngine uninterrupted = new FeatureEngine(CATALOG, CONTEXT);
            stream.subList(0, cut).forEach(fed -> feed(uninterrupted, fed));
            FeatureEngine restarted = FeatureEngine.restore(CATALOG, CONTEXT, uninterrupted.save());
            for (Fed fed : stream.subList(cut, stream.size())) {
                feed(uninterrupted, fed);
                feed(restarted, fed);
            }
            long now = stream.getLast().event().knownNanos();
            assertEquals(uninterrupted.vectorAt(now), restarted.vectorAt(now), "seed " + seed + ", cut at " + cut);
            assertArrayEquals(uninterrupted.save(), restarted.save(), "seed " + seed + ", cut at " + cut);
        }
    }

    @Test
    void stateStaysTheSameSizeHoweverLongTheStream() {
        FeatureEngine engine = new FeatureEngine(CATALOG, CONTEXT);
        int fresh = engine.save().length;
        RandomStream.of(3, CONTEXT, 48 * 60).forEach(fed -> feed(engine, fed));
        assertEquals(fresh, engine.save().length);
    }

    @Test
    void refusesStateCutShortAtAnyByteOrWithMoreBehind() {
        FeatureEngine engine = new FeatureEngine(CATALOG, CONTEXT);
        byte[] saved = engine.save();
        for (int length = 0; length < saved.length; length += 97) {
            byte[] cut = Arrays.copyOf(saved, length);
            refused(() -> FeatureEngine.restore(CATALOG, CONTEXT, cut));
        }
        refused(() -> FeatureEngine.restore(CATALOG, CONTEXT, Arrays.copyOf(saved, saved.length + 1)));
    }

    @Test
    void refusesStateOfAnotherSchemaOrVenue() {
        byte[] saved = new FeatureEngine(CATALOG, CONTEXT).save();
        FeatureCatalog shorter = new FeatureCatalog(CATALOG.definitions().subList(0, 3));
        SignalContext other = new SignalContext("bravo", CONTEXT.venues(), CONTEXT.coins(), CONTEXT.periodNanos());
        refused(() -> FeatureEngine.restore(shorter, CONTEXT, saved));
        refused(() -> FeatureEngine.restore(CATALOG, other, saved));
    }

    @Test
    void givesZeroAndNotWarmBeforeAnythingHappened() {
        FeatureVector vector = new FeatureEngine(CATALOG, CONTEXT).vectorAt(RandomStream.START);
        assertFalse(vector.warm());
        for (String column :
                List.of("realized_volatility_6h", "basis", "structural_scale_usd", "turbulent_probability")) {
            assertEquals(0, vector.value(column), column);
        }
    }

    @Test
    void isWarmAfterAWeekOfGaplessDataAndFiniteThroughout() {
        SignalContext hourly = new SignalContext("alpha", List.of("alpha"), List.of("BTC"), Hours.NANOS);
        FeatureEngine engine = new FeatureEngine(CATALOG, hourly);
        for (int hour = 0; hour <= 168; hour++) {
            long now = RandomStream.START + hour * Hours.NANOS;
            feedHour(engine, now);
            FeatureVector vector = engine.vectorAt(now);
            assertTrue(Arrays.stream(vector.values()).allMatch(Double::isFinite));
            assertEquals(hour == 168, vector.warm(), "hour " + hour);
        }
    }

    @Test
    void refusesToLookBeforeWhatItObserved() {
        FeatureEngine engine = new FeatureEngine(CATALOG, CONTEXT);
        feed(engine, RandomStream.of(1, CONTEXT, 3).getLast());
        assertThrows(IllegalStateException.class, () -> engine.vectorAt(RandomStream.START));
    }

    /// A market that stands still: every volatility is 0 and the scale is at its floor.
    private static void feedHour(FeatureEngine engine, long now) {
        Instrument instrument = new Instrument("alpha", "BTC");
        Bar bar = new Bar(instrument, now - Hours.NANOS, now, 0, 100, 100, 100, 100, 0);
        engine.observe(bar);
        engine.observe(new Funding(instrument, now, now, 0, 1e-5));
        engine.observeComposite(bar);
        engine.observeAccount(new MarginSnapshot(
                Instrument.account("alpha"), now, now, 0, 1000, 1000, 0, 0, List.of(1000.0), List.of()));
    }

    private static void refused(Executable restore) {
        assertEquals(
                "HR-1201",
                assertThrows(ProblemException.class, restore).problem().code());
    }

    private static void feed(FeatureEngine engine, Fed fed) {
        switch (fed.event()) {
            case MarginSnapshot snapshot -> engine.observeAccount(snapshot);
            case Bar bar when fed.composite() -> engine.observeComposite(bar);
            default -> engine.observe(fed.event());
        }
    }
}
