package io.headrace.features.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.RandomDesk;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The full catalog on streams of every kind: the same vectors in one batch, in slices and after
/// restarts, and none that knows the future.
class FullCatalogTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PERIOD = 300 * SECOND;
    private static final FeatureCatalog FULL = FeatureCatalog.full();
    private static final EngineScope SCOPE = new EngineScope(
            List.of("alpha", "bravo"), List.of("alpha", "bravo", "carol"), List.of("BTC", "ETH"), PERIOD);

    @Test
    void slicesAndRestartsGiveTheBitsOfOneBatch() {
        for (long seed = 0; seed < 4; seed++) {
            List<MarketEvent> stream = RandomDesk.of(seed, SCOPE, 3_000, 2 * SECOND);
            SplittableRandom random = new SplittableRandom(seed);
            FeatureEngine batch = engine();
            FeatureEngine live = engine();
            for (int i = 0; i < stream.size(); i++) {
                feed(batch, stream.get(i));
                feed(live, stream.get(i));
                boolean last = i + 1 == stream.size();
                long known = stream.get(i).knownNanos();
                if (!last && stream.get(i + 1).knownNanos() > known && random.nextInt(20) == 0) {
                    vectors(live, known);
                }
                if (random.nextInt(500) == 0) {
                    live = FeatureEngine.restore(FULL, SCOPE, live.save());
                }
                if (last || random.nextInt(600) == 0) {
                    assertEquals(vectors(batch, known), vectors(live, known), "seed " + seed + ", event " + i);
                }
            }
            assertArrayEquals(batch.save(), live.save(), "seed " + seed);
        }
    }

    @Test
    void whoAsksAfterEveryEventAndWhoAsksSeldomSeeTheSame() {
        List<MarketEvent> stream = RandomDesk.of(31, SCOPE, 3_000, 2 * SECOND);
        FeatureEngine often = engine();
        FeatureEngine seldom = engine();
        for (int i = 0; i < stream.size(); i++) {
            feed(often, stream.get(i));
            feed(seldom, stream.get(i));
            long known = stream.get(i).knownNanos();
            boolean more = i + 1 < stream.size() && stream.get(i + 1).knownNanos() == known;
            if (!more) {
                often.sampleAt("alpha", known, often.newSample());
            }
            if (!more && (i % 50 == 0 || i + 1 == stream.size())) {
                assertEquals(vectors(often, known), vectors(seldom, known), "event " + i);
            }
        }
        assertArrayEquals(often.save(), seldom.save());
    }

    @Test
    void whatIsKnownAfterwardsChangesNoVectorBefore() {
        List<MarketEvent> stream = RandomDesk.of(21, SCOPE, 2_000, 2 * SECOND);
        List<MarketEvent> other = RandomDesk.of(22, SCOPE, 2_000, 2 * SECOND);
        long instant = stream.get(stream.size() / 2).knownNanos();
        List<MarketEvent> changed = new ArrayList<>();
        stream.stream().filter(event -> event.knownNanos() <= instant).forEach(changed::add);
        other.stream().filter(event -> event.knownNanos() > instant).forEach(changed::add);
        List<FeatureVector> vectors = everyMinute(stream);
        List<FeatureVector> withOtherFuture = everyMinute(changed);
        assertEquals(until(vectors, instant), until(withOtherFuture, instant));
        assertTrue(until(vectors, instant).size() > 30, "the past must hold vectors");
        assertNotEquals(vectors.getLast(), withOtherFuture.getLast(), "the future must differ, or the test is blind");
    }

    @Test
    void everyValueIsFiniteAndZeroWhereNotWarm() {
        for (FeatureVector vector : everyMinute(RandomDesk.of(5, SCOPE, 2_000, 2 * SECOND))) {
            double[] values = vector.values();
            assertTrue(Arrays.stream(values).allMatch(Double::isFinite));
            for (int column = 0; column < values.length; column++) {
                assertTrue(vector.states().warm(column) || values[column] == 0);
            }
        }
    }

    private static List<FeatureVector> everyMinute(List<MarketEvent> stream) {
        FeatureEngine engine = engine();
        List<FeatureVector> vectors = new ArrayList<>();
        long next = stream.getFirst().knownNanos();
        for (MarketEvent event : stream) {
            for (; next < event.knownNanos(); next += 60 * SECOND) {
                vectors.addAll(vectors(engine, next));
            }
            feed(engine, event);
        }
        return vectors;
    }

    private static List<FeatureVector> until(List<FeatureVector> vectors, long instant) {
        return vectors.stream().filter(vector -> vector.asOfNanos() <= instant).toList();
    }

    private static List<FeatureVector> vectors(FeatureEngine engine, long now) {
        return SCOPE.owned().stream().map(venue -> engine.vectorAt(venue, now)).toList();
    }

    private static FeatureEngine engine() {
        return new FeatureEngine(FULL, SCOPE);
    }

    private static void feed(FeatureEngine engine, MarketEvent event) {
        engine.observe(event);
        if (event instanceof Bar bar && SCOPE.owned().contains(bar.instrument().venue())) {
            engine.observeComposite(bar);
        } else if (event instanceof MarginSnapshot snapshot) {
            engine.observeAccount(snapshot);
        }
    }
}
