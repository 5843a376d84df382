package io.headrace.features.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.RandomDesk;
import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.schema.FeatureVector;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.flow.SignedVolume;
import io.headrace.features.window.Window;
import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every column of the full catalog, folded by one engine of several venues, against the plain formula
/// of its owner, the desk's accounts among them; the standard columns have a test of their own.
class FeatureParityTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;
    private static final List<String> OWNED = List.of("alpha", "bravo");
    private static final Map<String, NaiveFormula> FORMULAS = formulas();

    @Test
    void everyColumnHasAFormulaOfItsOwn() {
        Set<String> columns = tested().stream().map(SignalDefinition::column).collect(Collectors.toSet());
        Set<String> without = new HashSet<>(columns);
        without.removeAll(FORMULAS.keySet());
        assertEquals(Set.of(), without);
    }

    @Test
    void everyColumnFoldedEqualsItsFormulaAtEveryVenue() {
        Map<String, Integer> warm = new HashMap<>();
        warm.put("signed_volume_24h", 1); // by a test of its own: it takes a day without a hole of five minutes
        for (long seed = 1; seed <= 2; seed++) {
            compare(tested(), seed, List.of(5 * 60 * SECOND, 3_000L, SECOND), warm);
            compare(NaiveHearing.patient(tested()), seed, List.of(5 * 60 * SECOND, 1_500L, 5 * SECOND), warm);
            compare(tested(), seed, List.of(3600 * SECOND, 1_500L, 1_700 * SECOND), warm);
        }
        Set<String> cold = tested().stream().map(SignalDefinition::column).collect(Collectors.toSet());
        cold.removeIf(column -> warm.getOrDefault(column, 0) > 0);
        assertEquals(Set.of(), cold, "columns that were never warm were not compared");
    }

    @Test
    void aDayOfTradesWithHolesEqualsItsFormula() {
        SignalDefinition volume = SignedVolume.definition(Window.hours(24));
        EngineScope scope = new EngineScope(List.of("alpha"), List.of("alpha"), List.of("BTC", "ETH"), 3600 * SECOND);
        FeatureEngine engine = new FeatureEngine(new FeatureCatalog(List.of(volume)), scope);
        SplittableRandom random = new SplittableRandom(8);
        List<MarketEvent> seen = new ArrayList<>();
        long now = RandomDesk.START;
        int warm = 0;
        for (int i = 0; i < 1_500; i++) {
            boolean hole = i < 300 && random.nextInt(20) == 0;
            now += (hole ? 301 : 1 + random.nextInt(200)) * SECOND;
            Side side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
            Instrument instrument = new Instrument("alpha", random.nextInt(9) == 0 ? "ETH" : "BTC");
            seen.add(new Trade(instrument, now, now, i, 100, random.nextDouble(), side));
            feed(engine, seen.getLast());
            double naive = naive(volume, scope, "alpha", seen, now);
            assertParity(naive, engine.vectorAt(now), volume.column(), "trade " + i);
            warm += Double.isNaN(naive) ? 0 : 1;
        }
        assertTrue(warm > 100 && warm < 1_000, "warm were " + warm);
    }

    private static List<SignalDefinition> tested() {
        Set<String> elsewhere = new HashSet<>(FeatureCatalog.standard().schema().columns());
        return FeatureCatalog.full().definitions().stream()
                .filter(definition -> !elsewhere.contains(definition.column()))
                .toList();
    }

    private static Map<String, NaiveFormula> formulas() {
        Map<String, NaiveFormula> formulas = new HashMap<>(NaiveVolatility.formulas());
        formulas.putAll(NaiveRegime.formulas());
        formulas.putAll(NaiveCarry.formulas());
        formulas.putAll(NaiveChain.formulas());
        formulas.putAll(NaiveDesk.formulas());
        formulas.putAll(NaiveFlow.formulas());
        formulas.putAll(NaiveDepth.formulas());
        formulas.putAll(NaiveCross.formulas());
        return formulas;
    }

    /// @param shape period of the desk, how many instants, time between them
    private static void compare(
            List<SignalDefinition> definitions, long seed, List<Long> shape, Map<String, Integer> warm) {
        long period = shape.get(0);
        int count = Math.toIntExact(shape.get(1));
        long spacing = shape.get(2);
        EngineScope scope = new EngineScope(OWNED, List.of("alpha", "bravo", "carol"), List.of("BTC", "ETH"), period);
        List<MarketEvent> stream = RandomDesk.of(seed, scope, count, spacing);
        FeatureEngine engine = new FeatureEngine(new FeatureCatalog(definitions), scope);
        SplittableRandom random = new SplittableRandom(seed);
        int next = 0;
        for (long now = RandomDesk.START; next < stream.size(); now = later(now, period, spacing, random)) {
            for (; next < stream.size() && stream.get(next).knownNanos() <= now; next++) {
                feed(engine, stream.get(next));
            }
            List<MarketEvent> seen = stream.subList(0, next);
            for (String venue : OWNED) {
                FeatureVector vector = engine.vectorAt(venue, now);
                String at = venue + ", seed " + seed + ", " + (now - RandomDesk.START) / SECOND + " s";
                definitions.forEach(definition -> {
                    double naive = naive(definition, scope, venue, seen, vector.asOfNanos());
                    assertParity(naive, vector, definition.column(), at);
                    OptionalLong age = NaiveHearing.age(definition, venue, seen, vector.asOfNanos());
                    age.ifPresent(nanos -> assertAge(nanos, vector, definition.column(), at));
                    warm.merge(definition.column(), Double.isNaN(naive) ? 0 : 1, Integer::sum);
                });
            }
        }
    }

    /// Mostly anywhere, now and then at the end of a period.
    private static long later(long now, long period, long spacing, SplittableRandom random) {
        long later = now + 1 + random.nextLong(Math.max(80 * spacing, 3 * 60 * SECOND));
        return random.nextBoolean() ? later : Math.ceilDiv(later, period) * period;
    }

    private static void feed(FeatureEngine engine, MarketEvent event) {
        engine.observe(event);
        if (event instanceof Bar bar && OWNED.contains(bar.instrument().venue())) {
            engine.observeComposite(bar);
        } else if (event instanceof MarginSnapshot snapshot) {
            engine.observeAccount(snapshot);
        }
    }

    private static void assertParity(double naive, FeatureVector vector, String column, String at) {
        int index = vector.schema().indexOf(column);
        assertEquals(!Double.isNaN(naive), vector.states().warm(index), column + " warm at " + at);
        double wanted = Double.isNaN(naive) ? 0 : naive;
        double folded = vector.values()[index];
        assertTrue(
                Math.abs(wanted - folded) <= ABSOLUTE + RELATIVE * Math.abs(wanted),
                () -> column + " at " + at + ": wanted " + wanted + ", was " + folded);
    }

    private static void assertAge(long nanos, FeatureVector vector, String column, String at) {
        OptionalLong age = vector.states().ageNanos(vector.schema().indexOf(column));
        assertEquals(nanos == NaiveHearing.NEVER ? OptionalLong.empty() : OptionalLong.of(nanos), age, column + at);
    }

    private static double naive(
            SignalDefinition definition, EngineScope scope, String venue, List<MarketEvent> seen, long now) {
        Map<String, NaiveFormula> formulas =
                definition.factory() instanceof SignalFactory.AcrossVenues ? NaiveCross.formulas(venue) : FORMULAS;
        NaiveFormula formula = Objects.requireNonNull(formulas.get(definition.column()), definition.column());
        if (!NaiveHearing.everyInputSpoke(definition, venue, seen)) {
            return Double.NaN;
        }
        boolean deskWide = definition.inputs().stream().allMatch(Input::deskWide);
        return switch (definition.factory()) {
            case SignalFactory.ForDesk desk -> formula.at(seen, now);
            case SignalFactory.PerVenue perVenue ->
                formula.at(
                        seen.stream()
                                .filter(event -> event.instrument().venue().equals(venue))
                                .toList(),
                        now);
            case SignalFactory.PerCoin perCoin ->
                overCoins(scope, now, formula, coin -> {
                    if (!NaiveHearing.counts(definition, venue, coin, seen, now)) {
                        return List.of();
                    }
                    return deskWide ? ofCoin(coin, seen) : NaiveHearing.told(definition, venue, coin, seen);
                });
            case SignalFactory.AcrossVenues across -> overCoins(scope, now, formula, coin -> ofCoin(coin, seen));
        };
    }

    private static List<MarketEvent> ofCoin(String coin, List<MarketEvent> seen) {
        return seen.stream()
                .filter(event -> event.instrument().coin().equals(coin))
                .toList();
    }

    /// The mean over the coins that are warm.
    private static double overCoins(
            EngineScope scope, long now, NaiveFormula formula, Function<String, List<MarketEvent>> seenOf) {
        return scope.coins().stream()
                .mapToDouble(coin -> formula.at(seenOf.apply(coin), now))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
