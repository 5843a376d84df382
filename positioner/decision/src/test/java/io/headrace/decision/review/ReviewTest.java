package io.headrace.decision.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.RecordHead;
import io.headrace.decision.record.RecordedWorld;
import io.headrace.decision.record.Records;
import io.headrace.decision.record.StoredRecord;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.PeriodCost;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.evaluation.QuantileScore;
import io.headrace.models.evaluation.QuantileScoring;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.forecast.Realized;
import io.headrace.models.forecast.RealizedNeed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/// A review says what simulation, scores and bound say, and says in words what it cannot.
class ReviewTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final RecordedWorld WORLD = RecordedWorld.of(7, 200);
    private static final Records KEPT = without(WORLD, sequence -> false);
    private static final Review REVIEW = review(WORLD, Long.MIN_VALUE, Long.MAX_VALUE);

    @Test
    void costsAreThoseOfTheSimulation() {
        Simulation simulation = simulation(WORLD);
        assertTotals(
                simulation.run("again", recorded()).totals(), REVIEW.costs().get(0));
        assertTotals(
                totals(simulation.costs(new ThresholdPolicy(WORLD.settings().threshold()))),
                REVIEW.costs().get(1));
        assertTotals(
                totals(simulation.costs(new StaticPolicy())), REVIEW.costs().get(2));
        assertEquals(0, REVIEW.unexplained());
        assertTrue(REVIEW.costs().get(0).totals().transfers() > 0);
    }

    @Test
    void nobodyIsCheaperThanForesight() {
        for (long seed = 1; seed <= 3; seed++) {
            RecordedWorld world = RecordedWorld.of(seed, 60);
            for (long from : new long[] {0, 11 * HOUR, 30 * HOUR}) {
                List<CostLine> costs = review(world, from, Long.MAX_VALUE).costs();
                double least = costs.get(3).totals().totalUsd();
                for (CostLine line : costs) {
                    assertTrue(
                            line.totals().totalUsd() >= least - 1e-6 * Math.max(1, Math.abs(least)),
                            line.name() + " from " + from + " in world " + seed);
                }
            }
        }
    }

    /// A span that begins later goes on from the books of then, with the money that was in flight.
    @Test
    void aLaterSpanCostsWhatItsPeriodsDid() {
        int from = 31;
        while (WORLD.evidence().get(from).state().inFlight().isEmpty()) {
            from++;
        }
        Review later = review(WORLD, from * HOUR, Long.MAX_VALUE);
        List<PeriodCost> whole = REVIEW.costs().getFirst().periods();
        List<PeriodCost> part = later.costs().getFirst().periods();
        assertEquals(whole.size() - from, part.size());
        assertEquals(whole.subList(from + 1, whole.size()), part.subList(1, part.size()));
        assertEquals(0, part.getFirst().shortfallUsd(), "the first period is not checked");
        assertEquals(
                Simulation.from(WORLD.settings(), played(WORLD).subList(from, 200), later(from))
                        .costs(new ThresholdPolicy(WORLD.settings().threshold())),
                later.costs().get(1).periods());
    }

    @Test
    void scoresAreThoseOfTheModelsRoom() {
        QuantileScoring scoring = new QuantileScoring(QuantileLevels.STANDARD);
        long open = 0;
        long lost = 0;
        Map<String, Map<Long, Double>> needs = needs();
        for (Evidence evidence : WORLD.evidence()) {
            for (int v = 0; v < evidence.outlook().venues().size(); v++) {
                VenueOutlook venue = evidence.outlook().venues().get(v);
                Double need = needs.get(venue.venue()).get(evidence.outlook().asOfNanos());
                lost += venue.forecast().isEmpty() ? 1 : 0;
                open += venue.forecast().isPresent() && need == null ? 1 : 0;
                if (venue.forecast().isPresent() && need != null) {
                    double[] excess = venue.forecast().get().values();
                    for (int k = 0; k < excess.length; k++) {
                        excess[k] -= venue.demandUsd();
                    }
                    scoring.add(excess, need - venue.demandUsd());
                }
            }
        }
        QuantileScore expected = scoring.score().orElseThrow();
        ScopeScore found = REVIEW.predicted().scopes().getFirst();
        assertEquals(expected.rows(), REVIEW.predicted().rows());
        assertEquals(open, REVIEW.predicted().open());
        assertEquals(lost, REVIEW.predicted().unforecast());
        assertEquals(expected.wql().orElseThrow(), found.wql().orElseThrow().value(), 1e-12);
        for (int k = 0; k < expected.levels().size(); k++) {
            assertEquals(
                    expected.levels().get(k).coverage(),
                    found.levels().get(k).coverage().orElseThrow().value(),
                    1e-12);
        }
        assertEquals(
                1,
                REVIEW.predicted().places().stream().mapToDouble(share -> share).sum(),
                1e-9);
    }

    @Test
    void outcomesOfAfterTheSpanStillCount() {
        Review part = review(WORLD, 0, 99 * HOUR);
        assertEquals(0, part.predicted().open());
        long all = 100L * WORLD.settings().venues().size();
        assertEquals(all, part.predicted().rows() + part.predicted().unforecast());
    }

    @Test
    void gapsAreToldAndWhatTheyHideIsNotCounted() {
        Review review = review(without(WORLD, sequence -> sequence >= 50 && sequence < 53), 0, Long.MAX_VALUE);
        assertFalse(review.scope().unbroken());
        assertEquals(
                List.of(new Review.Gap(49 * HOUR, 53 * HOUR, 3)), review.scope().gaps());
        assertTrue(review.predicted().lost() > 0);
        assertEquals(197, review.costs().getFirst().periods().size());
        assertTrue(review.costs().get(3).totals().totalUsd()
                <= review.costs().get(0).totals().totalUsd());
    }

    @Test
    void aSpanWithoutDecisionsIsOneSentence() {
        expect("HR-3120", WORLD, 1000 * HOUR, Long.MAX_VALUE, "the records go from 1970-01-01T00:00:00Z to");
        expect("HR-3120", WORLD, -5 * HOUR, -HOUR, "the records go from");
        expect("HR-3120", without(WORLD, sequence -> true), 0, Long.MAX_VALUE, "no decision was recorded yet");
    }

    @Test
    void aFewHoursSayWhatCannotBeSaid() {
        for (int last : new int[] {0, 1, 2, 30}) {
            Review review = review(WORLD, 0, last * HOUR);
            boolean byRule = review.payback().verdict().equals("no_model");
            assertTrue(
                    byRule || review.payback().verdict().equals("too_short"),
                    review.payback().verdict());
            assertTrue(
                    review.payback().sentence().contains(byRule ? "No model decided" : "cannot be said"),
                    review.payback().sentence());
            String json = ReviewJson.of(review).toString();
            assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
            assertFalse(ReviewText.of(review).contains("NaN"));
            assertTrue(ReviewPage.of(ReviewJson.of(review)).length() > 1000);
        }
        RecordedWorld alone = RecordedWorld.of(7, 2);
        Review review = review(alone, 0, Long.MAX_VALUE);
        assertEquals(0, review.predicted().rows());
        assertTrue(ReviewText.of(review).contains("0 forecasts with an outcome"), ReviewText.of(review));
    }

    @Test
    void eightDaysSayWhetherItPaid() {
        Payback payback = REVIEW.payback();
        assertEquals(1, payback.blockDays());
        double saved = REVIEW.costs().get(1).totals().totalUsd()
                - REVIEW.costs().get(0).totals().totalUsd();
        assertEquals(saved, payback.savedUsd(), 1e-6);
        var interval = payback.interval().orElseThrow();
        assertTrue(interval.low() <= saved && saved <= interval.high(), payback.toString());
        String expected = interval.low() > 0 ? "paid" : interval.high() < 0 ? "did_not_pay" : "not_shown";
        assertEquals(expected, payback.verdict());
    }

    @Test
    void worstAndBestDecisionsAreRankedAndTold() {
        assertTrue(REVIEW.valued() > 0);
        for (List<DecisionValue> values : List.of(REVIEW.worst(), REVIEW.best())) {
            for (int i = 0; i < values.size(); i++) {
                DecisionValue value = values.get(i);
                assertEquals(value.ruleCostUsd() - value.costUsd(), value.savedUsd(), 1e-9);
                assertEquals(value.savedUsd() < 0, values == REVIEW.worst());
                assertTrue(
                        i == 0 || Math.abs(values.get(i - 1).savedUsd()) >= Math.abs(value.savedUsd()),
                        "the dearest first");
                assertTrue(value.sentence().startsWith(value.venue() + ' '), value.sentence());
                assertTrue(value.sentence().endsWith(" than the rule over the window."), value.sentence());
            }
        }
    }

    /// Kept as a file, so that a change of what reviews say is seen.
    @Test
    void theDocumentIsTheGoldenOne() throws IOException {
        ObjectNode document = ReviewJson.of(review(RecordedWorld.of(2, 40), 0, Long.MAX_VALUE));
        try (InputStream golden = ReviewTest.class.getResourceAsStream("golden-review.json")) {
            assertSame(JsonMapper.builder().build().readTree(java.util.Objects.requireNonNull(golden)), document, "");
        } catch (AssertionError | RuntimeException e) {
            java.nio.file.Files.writeString(java.nio.file.Path.of("target", "golden-review.json"), document.toString());
            throw e;
        }
    }

    /// Numbers may differ in the last bits between processors; digests follow every change of a record's text.
    private static void assertSame(JsonNode expected, JsonNode found, String where) {
        assertEquals(expected.isContainerNode(), found.isContainerNode(), where);
        assertEquals(expected.size(), found.size(), where);
        if (expected.isNumber()) {
            double value = expected.asDouble();
            assertEquals(value, found.asDouble(), 1e-6 * Math.max(1, Math.abs(value)), where);
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                assertSame(expected.get(i), found.get(i), where + '[' + i + ']');
            }
        } else if (expected.isObject()) {
            for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                assertTrue(found.has(name), where + '.' + name);
                assertSame(expected.get(name), found.get(name), where + '.' + name);
            }
        } else if (where.endsWith(".head") || where.endsWith(".settings_digest")) {
            assertEquals(expected.asText().length(), found.asText().length(), where);
        } else {
            assertEquals(expected.asText(), found.asText(), where);
        }
    }

    private static Review review(Records records, long from, long to) {
        DeskSettings settings =
                DeskSettings.parse(records.name(), records.head().settings().orElseThrow());
        return Review.of(records == WORLD ? KEPT : records, settings, from, to);
    }

    private static void expect(String code, Records records, long from, long to, String words) {
        ProblemException refused = assertThrows(ProblemException.class, () -> review(records, from, to));
        assertEquals(code, refused.problem().code());
        assertTrue(
                refused.problem().sentence().contains(words), refused.problem().sentence());
    }

    private static Records without(RecordedWorld world, LongPredicate gone) {
        List<StoredRecord> left = new ArrayList<>();
        List<StoredRecord> all = new ArrayList<>();
        world.forEach(all::add);
        for (int t = 0; t < all.size(); t++) {
            if (!gone.test(t)) {
                left.add(all.get(t));
            }
        }
        return new Records() {
            @Override
            public String name() {
                return world.name();
            }

            @Override
            public RecordHead head() {
                return world.head();
            }

            @Override
            public void forEach(Consumer<StoredRecord> each) {
                left.forEach(each);
            }
        };
    }

    private static Map<String, Map<Long, Double>> needs() {
        Map<String, RealizedNeed> folds = new HashMap<>();
        Map<String, Map<Long, Double>> needs = new HashMap<>();
        for (Evidence evidence : WORLD.evidence()) {
            for (MarginSnapshot snapshot : evidence.snapshots()) {
                Optional<Realized> realized = folds.computeIfAbsent(
                                snapshot.venue(),
                                venue -> new RealizedNeed(
                                        WORLD.settings().window(),
                                        WORLD.settings().periodNanos()))
                        .observe(snapshot);
                Map<Long, Double> own = needs.computeIfAbsent(snapshot.venue(), venue -> new HashMap<>());
                realized.ifPresent(found -> own.put(found.asOfNanos(), found.needUsd()));
            }
        }
        return needs;
    }

    private static Simulation simulation(RecordedWorld world) {
        return new Simulation(
                world.settings(),
                played(world),
                world.evidence().getFirst().state().nodes().stream()
                        .map(node -> node.onHand())
                        .toList());
    }

    private static List<DeskPeriod> played(RecordedWorld world) {
        return world.evidence().stream()
                .map(evidence -> new DeskPeriod(evidence.snapshots(), evidence.outlook()))
                .toList();
    }

    private static WorldState later(int from) {
        var state = WORLD.evidence().get(from).state();
        return new WorldState(
                from * HOUR,
                state.nodes().stream().map(node -> node.onHand()).toList(),
                state.nodes().stream().map(node -> node.held()).toList(),
                state.inFlight());
    }

    private static Policy recorded() {
        Iterator<Decision> decisions = WORLD.decisions().iterator();
        return (memory, state, outlook, now) -> decisions.next();
    }

    private static CostTotals totals(List<PeriodCost> costs) {
        return CostTotals.of(costs, WORLD.settings().periodNanos());
    }

    private static void assertTotals(CostTotals expected, CostLine found) {
        assertEquals(expected, found.totals(), found.name());
    }
}
