package io.headrace.training.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.training.proof.cell.Cell;
import io.headrace.training.proof.episode.DeskForecasts;
import io.headrace.training.proof.episode.Episodes;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.strategy.Contender;
import io.headrace.training.proof.strategy.Lineup;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SweepPlan;
import io.headrace.training.report.ProofJson;
import io.headrace.training.report.ProofText;
import io.headrace.training.report.ReportPage;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sweep on a small made-up market.
class ProofTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long DAY = 24 * HOUR;

    private static ProofWorld world;
    private static SweepPlan plan;
    private static ProofResult result;

    @BeforeAll
    static void proveOnce() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(44));
        DeskSettings desk =
                DeskSettings.defaults(market.spec().venues(), market.spec().coins());
        DeskRecording recording =
                DeskRecording.replay(market.events(), desk.portfolio(), desk.periodNanos(), Progress.SILENT);
        world = new ProofWorld(
                "small",
                desk,
                recording,
                recording.fromNanos() + 30 * DAY,
                TrainerFamily.COMMONS_MATH,
                Optional.empty());
        plan = SweepPlan.house()
                .withCapitals(List.of(1.1, 1.3))
                .withLeads(List.of(HOUR))
                .withBudget(108)
                .withFolds(3)
                .withEpisodes(3 * DAY, 3);
        result = new Proof(world, plan).run(Progress.SILENT);
    }

    @Test
    void everybodyPaysAtLeastWhatKnowingTheFutureCosts() {
        for (Cell cell : result.cells()) {
            for (Cell.Row row : cell.rows()) {
                assertTrue(row.avoidableUsd() >= 0, row.name() + " " + row.avoidableUsd());
                for (int e = 0; e < result.judged(); e++) {
                    assertTrue(row.episodes().get(e) >= cell.boundEpisodes().get(e) - 1e-6, row.name());
                }
            }
        }
    }

    @Test
    void theAttributionAddsOneThingAtATimeAndEndsAtTheLearnedStrategy() {
        for (Cell cell : result.cells()) {
            assertEquals(
                    List.of("demand now", "plan", "netting", "structure", "volatility", "learning"),
                    cell.ladder().stream().map(Cell.Step::added).toList());
            double avoidable = cell.ladder().getFirst().avoidableUsd();
            for (Cell.Step step : cell.ladder()) {
                avoidable -= step.savedUsd() * result.judged();
                assertEquals(avoidable, step.avoidableUsd(), 1e-6 * avoidable, step.added());
                assertEquals(step.avoidableUsd(), cell.row(step.strategy()).avoidableUsd(), 1e-9);
            }
        }
    }

    @Test
    void thePartsOfTheRegretAreTheWholeOfIt() {
        for (Cell cell : result.cells()) {
            double learned = cell.row("order-up-to, learned").avoidableUsd();
            double parts = cell.regret().stream().mapToDouble(Cell.Part::usd).sum();
            assertEquals(learned, parts, 1e-6 * learned);
        }
    }

    @Test
    void theBaselineIsChosenByWhatRulesCostBeforeTheSplit() {
        for (Cell cell : result.cells()) {
            Cell.Row baseline = cell.row(cell.baseline());
            assertEquals(0, baseline.gap());
            for (Cell.Row row : cell.rows()) {
                assertTrue(row.role() != Contender.Role.RULE || row.tuningUsd() >= baseline.tuningUsd(), row.name());
            }
        }
    }

    @Test
    void rulesThatWereNearlyAsGoodAreToldWithWhatTheyCostLater() {
        Cell.Row row = result.cells().getFirst().row(Lineup.THRESHOLD);
        assertFalse(row.near().isEmpty());
        assertEquals(row.totals().totalUsd(), row.near().getFirst().judgedUsd(), 1e-6);
        for (Cell.Near near : row.near()) {
            assertTrue(near.tuningUsd() >= row.tuningUsd() && near.tuningUsd() <= 1.005 * row.tuningUsd());
        }
    }

    @Test
    void theGuardHoldsItsBoundInEveryPeriod() {
        for (Cell cell : result.cells()) {
            assertEquals(0, cell.guarded().orElseThrow().breaches());
        }
    }

    @Test
    void moreCapitalNeverNeedsMoreShortage() {
        Cell scarce = result.cells().get(0);
        Cell ample = result.cells().get(1);
        assertTrue(ample.bound().shortfallUsd() <= scarce.bound().shortfallUsd() + 1e-6);
        assertTrue(ample.capitalNeeded().capital() > 1);
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        JsonNode first = ProofJson.of(result).path("cells").path(0);
        ProofResult again = new Proof(world, plan.withCapitals(List.of(1.1))).run(Progress.SILENT);
        assertEquals(first, ProofJson.of(again).path("cells").path(0));
    }

    @Test
    void theJsonHasTheFieldsItPromises() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        paths("", ProofJson.of(result), found);
        assertEquals(String.join("\n", golden()), String.join("\n", found));
    }

    @Test
    void thePageHoldsItsNumbersAndAsksNobody() {
        ObjectNode document = ProofJson.of(result);
        String page = ReportPage.proof(document);
        assertTrue(page.contains("\"schema\":\"headrace/proof/v1\""));
        assertFalse(page.contains("http://") || page.contains("https://") || page.contains("\"headrace-data\""));
    }

    @Test
    void theTextNamesBaselineAndWinner() {
        String text = ProofText.of(result);
        assertTrue(text.contains(result.cells().getFirst().baseline() + " <"), text);
        assertTrue(text.contains("of the buffer saved"), text);
    }

    @Test
    void tooLittleDataIsRefusedWithASentence() {
        SweepPlan long30 = plan.withEpisodes(30 * DAY, 3);
        ProblemException refused =
                assertThrows(ProblemException.class, () -> new Proof(world, long30).run(Progress.SILENT));
        assertEquals("HR-9028", refused.problem().code());
    }

    private static List<String> golden() throws IOException {
        try (InputStream stream = ProofTest.class.getResourceAsStream("proof-fields.txt")) {
            String text = new String(stream == null ? new byte[0] : stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList();
        }
    }

    /// Names by path; elements of an array share one, and strategies name their own parameters.
    private static void paths(String at, JsonNode node, TreeSet<String> found) {
        if (node.isArray()) {
            node.forEach(element -> paths(at + "[]", element, found));
        } else if (node.isObject() && !at.endsWith("parameters")) {
            for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> field = all.next();
                paths(at + "/" + field.getKey(), field.getValue(), found);
            }
        } else {
            found.add(at);
        }
    }

    @Test
    void episodesFollowOneAnotherWithoutAGap() {
        DeskForecasts forecasts = DeskForecasts.make(world, world.at(HOUR).window(), plan, Progress.SILENT);
        Episodes episodes = new Episodes(world, world.at(HOUR), forecasts, plan);
        List<Long> starts = new ArrayList<>();
        episodes.judging(ForecastKind.NONE, world.at(HOUR), 1.1).forEach(simulation -> {
            starts.add(simulation.periods().getFirst().nowNanos());
            assertEquals(73, simulation.periods().size());
        });
        assertEquals(world.splitNanos(), starts.getFirst());
        for (int e = 1; e < starts.size(); e++) {
            assertEquals(3 * DAY, starts.get(e) - starts.get(e - 1));
        }
    }
}
