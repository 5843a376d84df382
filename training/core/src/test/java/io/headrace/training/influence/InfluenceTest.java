package io.headrace.training.influence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.portfolio.CoinLimit;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.compare.Contest;
import io.headrace.training.compare.Judged;
import io.headrace.training.engine.EngineFits;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.report.InfluenceReport;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InfluenceTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 3 * HOUR);

    private static DeskRecording recording;

    @BeforeAll
    static void record() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(30));
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        recording = DeskRecording.replay(market.events(), portfolio, HOUR, Progress.SILENT);
    }

    @Test
    void everyColumnOfTheCatalogHasAGroup() {
        FeatureCatalog.full().schema().columns().forEach(SignalGroup::of);
        assertEquals(SignalGroup.SENTIMENT, SignalGroup.of("sentiment"));
        assertEquals(SignalGroup.HAR, SignalGroup.of("need_change_mean_24h"));
        PoolProvision pools = new PoolProvision(List.of(new PoolShare("v", "X", 1)), 1, 1);
        FeatureCatalog.full(pools).schema().columns().forEach(SignalGroup::of);
        MarketMaking making =
                new MarketMaking(PortfolioSpec.reference().terms(), List.of(new CoinLimit("BTC", 1)), .01, 4, 0);
        FeatureCatalog.full(making).schema().columns().forEach(SignalGroup::of);
    }

    @Test
    void blocksOfAWindowChangePlacesWhole() {
        int[] source = Shuffled.sources(22, 4, new SplittableRandom(5));
        assertArrayEquals(
                IntStream.range(0, 22).toArray(), Arrays.stream(source).sorted().toArray());
        for (int i = 0; i < 20; i++) {
            assertEquals(source[i - i % 4] + i % 4, source[i]);
            assertEquals(0, source[i - i % 4] % 4);
        }
        assertEquals(21, source[21], "what is left over stays");
        assertFalse(Arrays.equals(source, IntStream.range(0, 22).toArray()));
    }

    @Test
    void aSignalTheModelReadsCostsWhenShuffledAndOneItDoesNotCostsNothing() {
        Importance importance = Importance.of(
                recording, recipe(new EngineFits(WorkEngine.HERE)), Figures.Settings.STANDARD, Progress.SILENT);
        assertEquals(
                Influence.Verdict.HELPS, named(importance.groups(), "margin").verdict());
        assertEquals(1, ratio(named(importance.columns(), "basis")));
        assertEquals(
                Influence.Verdict.UNTOLD, named(importance.columns(), "basis").verdict());
        Influence first = importance.columns().getFirst();
        assertEquals(SignalGroup.MARGIN, SignalGroup.of(first.name()), first.name());
        assertTrue(ratio(first) > 1, first.name());
        assertTrue(importance.columns().stream()
                .allMatch(each -> each.contest().firstUsd() <= first.contest().firstUsd()));
        TrainingOutcome trained = new TrainingRun(recording, request()).run(Progress.SILENT);
        Judged published =
                Judged.of("", trained.outOfFold(), TrainingSetBuilder.of(recording, WINDOW, recording.toNanos()), HOUR);
        assertEquals(published.rows().size(), importance.honest().rows().size());
        for (int i = 0; i < published.rows().size(); i++) {
            assertArrayEquals(
                    published.rows().get(i).quantilesUsd(),
                    importance.honest().rows().get(i).quantilesUsd());
        }
    }

    @Test
    void aGroupThatIsTakenAwayLeavesTheRowsAndCostsWhatItWasWorth() {
        DeskRecording spoken = Narrowed.toSpoken(recording);
        assertTrue(spoken.schema().columns().contains("planned_rise_1h"));
        Ablation ablation = Ablation.of(
                spoken, spoken.schema().columns(), recipe(FitMemory.NONE), Figures.Settings.STANDARD, Progress.SILENT);
        assertEquals(
                List.of("volatility", "regime", "carry", "calendar", "margin"),
                ablation.groups().stream().map(Influence::name).toList());
        assertTrue(ratio(named(ablation.groups(), "margin")) > 1.02);
        assertEquals(1, ratio(named(ablation.groups(), "carry")), "this family reads none of it");
        InfluenceReport report = new InfluenceReport(ablation, null, null);
        assertTrue(report.text().contains("margin"), report.text());
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        report.addTo(document);
        assertEquals(5, document.path("ablation").path("groups").size());
        assertFalse(document.toString().contains("NaN"));
    }

    @Test
    void aGroupTheModelDoesNotReadIsAddedAndTheRatioMeansTheSame() {
        DeskRecording spoken = Narrowed.toSpoken(recording);
        List<String> read = spoken.schema().columns().stream()
                .filter(column -> !column.startsWith("planned_rise"))
                .toList();
        Ablation ablation =
                Ablation.of(spoken, read, recipe(FitMemory.NONE), Figures.Settings.STANDARD, Progress.SILENT);
        Influence plan = named(ablation.groups(), "margin" + Ablation.ADDED);
        assertEquals(List.of("planned_rise", "planned_rise_1h", "planned_rise_2h"), plan.columns());
        assertTrue(ratio(plan) > 1, "the plan is worth something");
        assertEquals(1, ratio(named(ablation.groups(), "carry")));
    }

    @Test
    void aRecipeFittedOnLessHistoryIsJudgedOnTheSameOutcomes() {
        LearningCurve curve = LearningCurve.of(
                recording, recipe(new EngineFits(WorkEngine.HERE)), Figures.Settings.STANDARD, Progress.SILENT);
        assertEquals(
                List.of(.125, .25, .5),
                curve.parts().stream().map(LearningCurve.Part::share).toList());
        LearningCurve.Part eighth = curve.parts().getFirst();
        LearningCurve.Part half = curve.parts().getLast();
        assertTrue(eighth.days() < 3, "the synthetic month is too short for it");
        assertTrue(eighth.contest().whyMissing().orElse("").contains("too few to fit"));
        Contest contest = half.contest().orElseThrow();
        assertEquals(4 * eighth.days(), half.days(), 1e-9);
        assertEquals(Optional.empty(), contest.ratio().whyMissing());
        assertTrue(contest.firstUsd() != contest.secondUsd(), "other rows give another fit");
        InfluenceReport report = new InfluenceReport(null, null, curve);
        assertTrue(report.text().contains("50.0 %"), report.text());
        assertTrue(report.text().contains("too few to fit"), "a missing part says why");
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        report.addTo(document);
        assertEquals(3, document.path("learning_curve").path("parts").size());
        assertFalse(document.toString().contains("NaN"));
    }

    private static Recipe recipe(FitMemory memory) {
        return new Recipe(request(), memory);
    }

    private static TrainingRequest request() {
        return new TrainingRequest(
                TrainerFamily.STRUCTURAL,
                QuantileLevels.STANDARD,
                WINDOW,
                recording.toNanos(),
                2,
                FamilySettings.USUAL,
                1,
                List.of());
    }

    private static Influence named(List<Influence> influences, String name) {
        return influences.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double ratio(Influence influence) {
        return influence.contest().firstUsd() / influence.contest().secondUsd();
    }
}
