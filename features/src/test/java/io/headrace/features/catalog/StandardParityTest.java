package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.RandomStream;
import io.headrace.features.RandomStream.Fed;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.window.Hours;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StandardParityTest {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    @Test
    void everyColumnFoldedEqualsItsFormulaOverTheRawEvents() {
        SignalContext context = RandomStream.context();
        int warm = 0;
        for (long seed = 1; seed <= 12; seed++) {
            warm += compare(seed, context, 24 * 22);
        }
        assertTrue(warm > 50, "streams must be long enough to warm up, warm vectors were " + warm);
    }

    @Test
    void everyColumnFoldedEqualsItsFormulaOnHourlyPeriods() {
        SignalContext half = RandomStream.context();
        SignalContext hourly = new SignalContext(half.venue(), half.venues(), half.coins(), Hours.NANOS);
        int warm = 0;
        for (long seed = 100; seed < 104; seed++) {
            warm += compare(seed, hourly, 24 * 11);
        }
        assertTrue(warm > 10, "streams must be long enough to warm up, warm vectors were " + warm);
    }

    private static int compare(long seed, SignalContext context, int periods) {
        List<Fed> stream = RandomStream.of(seed, context, periods);
        FeatureEngine engine = new FeatureEngine(FeatureCatalog.standard(), context);
        int next = 0;
        int warm = 0;
        for (int period = 1; period <= periods; period++) {
            long now = RandomStream.START + period * context.periodNanos();
            while (next < stream.size() && stream.get(next).event().knownNanos() <= now) {
                feed(engine, stream.get(next++));
            }
            FeatureVector vector = engine.vectorAt(now);
            if (period % 19 == 0) {
                warm += vector.warm() ? 1 : 0;
                Map<String, Double> naive = new NaiveFeatures(context, stream.subList(0, next), now).values();
                assertParity(naive, vector, "seed " + seed + ", period " + period);
            }
        }
        return warm;
    }

    private static void feed(FeatureEngine engine, Fed fed) {
        switch (fed.event()) {
            case MarginSnapshot snapshot -> engine.observeAccount(snapshot);
            case Bar bar when fed.composite() -> engine.observeComposite(bar);
            default -> engine.observe(fed.event());
        }
    }

    private static void assertParity(Map<String, Double> naive, FeatureVector vector, String at) {
        assertEquals(vector.schema().columns(), List.copyOf(naive.keySet()));
        boolean warm = naive.values().stream().noneMatch(value -> value.isNaN());
        assertEquals(warm, vector.warm(), at);
        for (String column : vector.schema().columns()) {
            double expected = Objects.requireNonNull(naive.get(column));
            double folded = vector.value(column);
            double wanted = Double.isNaN(expected) ? 0 : expected;
            assertEquals(wanted, folded, ABSOLUTE + RELATIVE * Math.abs(wanted), column + " at " + at);
        }
    }
}
