package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.cross.CrossVenueSignals;
import io.headrace.features.signal.depth.DepthSignals;
import io.headrace.features.signal.flow.FlowSignals;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Flow, depth and cross-venue columns, folded by one engine of three venues, against their naive
/// formulas, and against the same engine saved and restored now and then.
class MarketParityTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;
    private static final List<String> OWNED = List.of("alpha", "carol");

    @Test
    void everyColumnEqualsItsFormulaOverMinutesHoursAndDays() {
        Map<String, Integer> warm = new HashMap<>();
        for (long seed = 1; seed <= 2; seed++) {
            compare(seed, 3_000, SECOND / 3, all(), warm);
            compare(10 + seed, 2_000, 6 * SECOND, NaiveHearing.patient(all()), warm);
            compare(20 + seed, 1_000, 200 * SECOND, NaiveHearing.patient(all()), warm);
        }
        for (SignalDefinition definition : all()) {
            assertTrue(warm.getOrDefault(definition.column(), 0) > 10, "warm too seldom: " + definition.column());
        }
    }

    private static void compare(
            long seed, int count, long spacing, List<SignalDefinition> definitions, Map<String, Integer> warm) {
        FeatureCatalog catalog = new FeatureCatalog(definitions);
        EngineScope scope = new EngineScope(OWNED, BookStream.VENUES, List.of("BTC"), 60 * SECOND);
        List<MarketEvent> stream = BookStream.of(seed, count, spacing);
        FeatureEngine engine = new FeatureEngine(catalog, scope);
        FeatureEngine restarted = new FeatureEngine(catalog, scope);
        SplittableRandom random = new SplittableRandom(seed);
        int next = 0;
        for (long now = BookStream.START; next < stream.size(); now = later(now, spacing * count / 40, random)) {
            for (; next < stream.size() && stream.get(next).knownNanos() <= now; next++) {
                engine.observe(stream.get(next));
                restarted.observe(stream.get(next));
            }
            for (String venue : OWNED) {
                FeatureVector vector = engine.vectorAt(venue, now);
                assertEquals(vector, restarted.vectorAt(venue, now), "after a restart, seed " + seed);
                compare(catalog, vector, stream.subList(0, next), "seed " + seed + ", " + venue, warm);
            }
            restarted = FeatureEngine.restore(catalog, scope, restarted.save());
        }
    }

    private static long later(long now, long mean, SplittableRandom random) {
        long later = now + 1 + random.nextLong(2 * mean);
        return random.nextBoolean() ? later : Math.ceilDiv(later, SECOND) * SECOND;
    }

    private static void compare(
            FeatureCatalog catalog,
            FeatureVector vector,
            List<MarketEvent> seen,
            String at,
            Map<String, Integer> warm) {
        Map<String, NaiveFormula> formulas = new HashMap<>(NaiveFlow.formulas());
        formulas.putAll(NaiveDepth.formulas());
        formulas.putAll(NaiveCross.formulas(vector.venue()));
        for (SignalDefinition definition : catalog.definitions()) {
            boolean across = definition.factory() instanceof SignalFactory.AcrossVenues;
            List<MarketEvent> own = NaiveHearing.told(definition, vector.venue(), "BTC", seen);
            double naive = Objects.requireNonNull(formulas.get(definition.column()), definition.column())
                    .at(across ? seen : own, vector.asOfNanos());
            assertParity(naive, vector, definition.column(), at);
            warm.merge(definition.column(), Double.isNaN(naive) ? 0 : 1, Integer::sum);
        }
    }

    private static void assertParity(double naive, FeatureVector vector, String column, String at) {
        long second = (vector.asOfNanos() - BookStream.START) / SECOND;
        String where = column + ", " + at + ", " + second + " s";
        assertEquals(!Double.isNaN(naive), vector.states().warm(vector.schema().indexOf(column)), "warm: " + where);
        double wanted = Double.isNaN(naive) ? 0 : naive;
        assertEquals(wanted, vector.value(column), ABSOLUTE + RELATIVE * Math.abs(wanted), where);
    }

    private static List<SignalDefinition> all() {
        List<SignalDefinition> all = new ArrayList<>(FlowSignals.all());
        all.addAll(DepthSignals.all());
        all.addAll(CrossVenueSignals.all());
        return all;
    }
}
