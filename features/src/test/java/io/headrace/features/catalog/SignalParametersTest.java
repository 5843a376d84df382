package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.RandomDesk;
import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.flow.HawkesParameters;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Signals at parameters that are not the defaults.
class SignalParametersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final GarchFilter.Parameters GARCH = new GarchFilter.Parameters(1e-4, 2e-6, 0.06, 0, 0.90);
    private static final GarchFilter.Parameters GJR = new GarchFilter.Parameters(-1e-4, 3e-6, 0.03, 0.08, 0.87);
    private static final HawkesParameters HAWKES = new HawkesParameters(0.1, 0.02, 0.05);
    private static final MicropriceTable MICROPRICE =
            new MicropriceTable(List.of(2.5), List.of(List.of(-0.3, 0.01, 0.2), List.of(-0.1, 0.0, 0.4)));
    private static final List<Double> WEIGHTS = List.of(0.5, -0.2, 0.3);
    private static final SignalParameters FITTED = new SignalParameters(GARCH, GJR, HAWKES, MICROPRICE, WEIGHTS);
    private static final List<String> COLUMNS = List.of(
            "garch_volatility_24h",
            "gjr_volatility_24h",
            "hawkes_intensity",
            "hawkes_buy_intensity",
            "microprice",
            "ofi_levels_60s");

    @Test
    void everyFittedColumnEqualsItsFormulaAtOtherParametersThanTheDefaults() {
        Set<String> warm = new HashSet<>();
        compare(1, 60 * SECOND, 2 * SECOND, warm);
        compare(2, 3600 * SECOND, 1_700 * SECOND, warm);
        assertEquals(Set.copyOf(COLUMNS), warm);
    }

    private static void compare(long seed, long period, long spacing, Set<String> warm) {
        EngineScope scope = new EngineScope(List.of("alpha"), List.of("alpha"), List.of("BTC"), period);
        FeatureEngine engine = new FeatureEngine(FeatureCatalog.of(COLUMNS, FITTED), scope);
        Map<String, NaiveFormula> formulas = new HashMap<>(NaiveVolatility.formulas(FITTED));
        formulas.putAll(NaiveFlow.formulas(FITTED));
        List<MarketEvent> stream = RandomDesk.of(seed, scope, 900, spacing);
        for (int next = 0; next < stream.size(); next++) {
            MarketEvent event = stream.get(next);
            engine.observe(event);
            if (event instanceof Bar bar) {
                engine.observeComposite(bar);
            }
            boolean last = next + 1 < stream.size() && stream.get(next + 1).knownNanos() > event.knownNanos();
            if (last && next % 37 == 0) {
                assertParity(formulas, stream.subList(0, next + 1), engine.vectorAt(event.knownNanos()), warm);
            }
        }
    }

    private static void assertParity(
            Map<String, NaiveFormula> formulas, List<MarketEvent> seen, FeatureVector vector, Set<String> warm) {
        for (String column : COLUMNS) {
            List<MarketEvent> told = NaiveHearing.told(FeatureCatalog.full().definition(column), "alpha", "BTC", seen);
            double naive = Objects.requireNonNull(formulas.get(column)).at(told, vector.asOfNanos());
            assertEquals(
                    !Double.isNaN(naive), vector.states().warm(vector.schema().indexOf(column)), column);
            if (!Double.isNaN(naive)) {
                assertEquals(naive, vector.value(column), 1e-12 + 1e-9 * Math.abs(naive), column);
                warm.add(column);
            }
        }
    }

    @Test
    void everyParameterIsInTheFingerprint() {
        SignalParameters d = SignalParameters.DEFAULT;
        List<SignalParameters> all = List.of(
                d,
                new SignalParameters(GARCH, d.gjr(), d.hawkes(), d.microprice(), d.ofiWeights()),
                new SignalParameters(d.garch(), GJR, d.hawkes(), d.microprice(), d.ofiWeights()),
                new SignalParameters(d.garch(), d.gjr(), HAWKES, d.microprice(), d.ofiWeights()),
                new SignalParameters(d.garch(), d.gjr(), d.hawkes(), MICROPRICE, d.ofiWeights()),
                new SignalParameters(d.garch(), d.gjr(), d.hawkes(), d.microprice(), WEIGHTS));
        Set<String> fingerprints = new HashSet<>();
        all.forEach(parameters ->
                fingerprints.add(FeatureCatalog.full(parameters).schema().fingerprint()));
        assertEquals(all.size(), fingerprints.size());
        assertTrue(fingerprints.contains(FeatureCatalog.full().schema().fingerprint()));
    }

    @Test
    void aStateSavedAtOtherParametersIsRefused() {
        EngineScope scope = new EngineScope(List.of("alpha"), List.of("alpha"), List.of("BTC"), SECOND);
        byte[] saved = new FeatureEngine(FeatureCatalog.of(COLUMNS, FITTED), scope).save();
        assertThrows(ProblemException.class, () -> FeatureEngine.restore(FeatureCatalog.of(COLUMNS), scope, saved));
        assertNotEquals(
                0,
                FeatureEngine.restore(FeatureCatalog.of(COLUMNS, FITTED), scope, saved)
                        .save()
                        .length);
    }

    @Test
    void weightsThatDoNotAddUpAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SignalParameters(GARCH, GJR, HAWKES, MICROPRICE, List.of(0.5, 0.4)));
        assertThrows(
                IllegalArgumentException.class, () -> new SignalParameters(GJR, GJR, HAWKES, MICROPRICE, List.of(1.0)));
    }
}
