package io.headrace.training.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final int BUDGET = 108;

    private static DeskSettings settings;
    private static List<MarketEvent> events;
    private static DeskRecording recording;
    private static TrainingOutcome trained;
    private static BacktestResult result;

    @BeforeAll
    static void judgeOnce() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(32));
        settings = DeskSettings.defaults(market.spec().venues(), market.spec().coins());
        events = market.events();
        recording = DeskRecording.replay(events, settings.portfolio(), settings.periodNanos(), Progress.SILENT);
        trained = train(recording);
        result = run(recording, trained);
    }

    @Test
    void nothingCostsLessThanTheBound() {
        for (Scorecard.Row row : result.scorecard().rows()) {
            assertTrue(row.avoidableUsd() >= 0, row.name() + ": " + row.avoidableUsd());
        }
    }

    @Test
    void theGuardIsFoundOnTheTrainingSpanAndHoldsAtTheEnd() {
        GuardParameters guard = result.settings().guard().orElseThrow();
        GuardMemory last = result.decisions().getLast().memory().guard().orElseThrow();
        assertTrue(guard.budgetUsd() > 0);
        assertEquals(0, last.voided());
        assertTrue(last.costUsd() <= guard.allowedUsd(last.ruleCostUsd()));
        double rule = result.scorecard().rows().get(1).totals().totalUsd();
        assertEquals(rule, last.ruleCostUsd(), 1e-3, "the shadow cost what the rule would have cost");
    }

    @Test
    void theSameInputsGiveTheSameResult() {
        assertEquals(result, run(recording, trained));
        assertEquals(trained.bundle(), train(recording).bundle());
    }

    @Test
    void itsRecordsBearItOut(@TempDir Path folder) {
        RecordedBacktest.expectParity(result, trained.bundle(), folder.resolve("records.ndjson"));
    }

    @Test
    void decisionsDoNotDependOnWhatComesAfterThem() {
        long cut = recording.toNanos() - 3 * DAY;
        DeskRecording shorter = recording.until(cut);
        BacktestResult early = run(shorter, trained);
        int periods = early.decisions().size();
        assertEquals(early.decisions(), result.decisions().subList(0, periods));
        assertEquals(early.settings(), result.settings());
    }

    @Test
    void testStartsOneWindowAfterTheTrainingEnded() {
        long trainedTo = result.card().trainedToNanos();
        assertEquals(trainedTo + settings.window().endNanos(), result.testSpan().fromNanos());
        assertTrue(result.tuning().span().toNanos() <= trainedTo);
        assertTrue(result.tuning().predictiveTuned());
    }

    @Test
    void settingsCarryTheFirstBalances() {
        Capital.Balances start = (Capital.Balances) result.settings().capital();
        double sum = start.usdByNode().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        double mean = recording.until(result.card().trainedToNanos()).meanTotalDemandUsd();
        assertEquals(1.1 * mean, sum, 1e-4);
    }

    @Test
    void withoutEvidenceThePredictivePolicyKeepsItsParameters() {
        BacktestResult untuned = new Backtest(
                        new BacktestRequest(recording, trained.bundle(), List.of(), settings, BUDGET, 1))
                .run(Progress.SILENT);
        assertFalse(untuned.tuning().predictiveTuned());
        assertEquals(settings.orderUpTo(), untuned.settings().orderUpTo());
    }

    @Test
    void evidenceThatLacksAVenueTunesNothingAndSaysSo() {
        String absent = settings.venues().getLast();
        List<QuantileForecast> some = trained.outOfFold().stream()
                .filter(forecast -> !forecast.venue().equals(absent))
                .toList();
        BacktestResult untuned = new Backtest(
                        new BacktestRequest(recording, trained.bundle(), some, settings, BUDGET, 1))
                .run(Progress.SILENT);
        assertFalse(untuned.tuning().predictiveTuned());
        assertEquals(settings.orderUpTo(), untuned.settings().orderUpTo());
        assertTrue(untuned.tuning().untuned().contains(absent), untuned.tuning().untuned());
    }

    @Test
    void refusesADatasetThatEndsWithTheTraining() {
        DeskRecording nothingLeft = recording.until(result.card().trainedToNanos() + DAY / 2);
        ProblemException refused = assertThrows(ProblemException.class, () -> run(nothingLeft, trained));
        assertEquals("HR-9020", refused.problem().code());
    }

    private static BacktestResult run(DeskRecording on, TrainingOutcome model) {
        return new Backtest(new BacktestRequest(on, model.bundle(), model.outOfFold(), settings, BUDGET, 1))
                .run(Progress.SILENT);
    }

    private static TrainingOutcome train(DeskRecording from) {
        TrainingRequest request = new TrainingRequest(
                TrainerFamily.SMILE,
                QuantileLevels.STANDARD,
                settings.window(),
                from.fromNanos() + 20 * DAY,
                3,
                FamilySettings.USUAL.with("trees", 10),
                1,
                List.of());
        return new TrainingRun(from, request).run(Progress.SILENT);
    }
}
