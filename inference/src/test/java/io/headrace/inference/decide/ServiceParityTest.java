package io.headrace.inference.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.inference.SampleHome;
import io.headrace.inference.feed.Speed;
import io.headrace.inference.wiring.ServeOptions;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.backtest.Backtest;
import io.headrace.training.backtest.BacktestRequest;
import io.headrace.training.backtest.BacktestResult;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service on a replay decides what the backtest decided, bit for bit: the same money would have moved.
class ServiceParityTest {
    @TempDir
    Path folder;

    @Test
    void decidesAsTheBacktestWithAModel() throws Exception {
        List<String> decisions = expectParity(SampleHome.model(), Decider.MODEL);
        assertTrue(decisions.stream().anyMatch(decision -> !decision.contains("\"moves\":[]")), "nothing moved");
    }

    /// The first decision already reads the periods before it.
    @Test
    void decidesAsTheBacktestWithAModelOfSeveralPeriods() throws Exception {
        List<String> decisions = expectParity(SampleHome.sequenceModel(), Decider.MODEL);
        assertTrue(decisions.stream().anyMatch(decision -> !decision.contains("\"moves\":[]")), "nothing moved");
    }

    @Test
    void decidesAsTheBacktestOnTheRule() throws Exception {
        expectParity(SampleHome.model(1e307, SampleHome.FIRST_DECISION), Decider.RULE);
    }

    /// As a user has it: trees grown on the data, both policies tuned, calibration moving with every outcome.
    @Test
    void decidesAsTheBacktestWithTrainedTreesAndTunedPolicies() throws Exception {
        List<MarketEvent> events = new SyntheticMarket(SampleHome.MARKET.withDays(30)).events();
        SampleHome home = SampleHome.at(folder, events);
        DeskRecording recording = record(events);
        TrainingOutcome trained = new TrainingRun(
                        recording,
                        new TrainingRequest(
                                TrainerFamily.SMILE,
                                QuantileLevels.STANDARD,
                                SampleHome.settings().window(),
                                SampleHome.MARKET.startNanos() + 25 * SampleHome.DAY,
                                2,
                                FamilySettings.USUAL.with("trees", 6),
                                1,
                                List.of()))
                .run(Progress.SILENT);
        home.promote(trained.bundle());
        ModelBundle champion = home.registry().load(ModelRegistry.CHAMPION);
        BacktestResult backtest = new Backtest(new BacktestRequest(
                        recording,
                        champion,
                        trained.outOfFold(),
                        SampleHome.settings(),
                        ThresholdTuning.DEFAULT_BUDGET,
                        1))
                .run(Progress.SILENT);
        assertNotEquals(SampleHome.settings().orderUpTo(), backtest.settings().orderUpTo(), "tuned");
        List<String> decisions = expectParity(home, backtest, Decider.MODEL);
        assertTrue(decisions.stream().anyMatch(decision -> !decision.contains("\"moves\":[]")), "nothing moved");
    }

    private List<String> expectParity(ModelBundle model, Decider decider) throws IOException, InterruptedException {
        SampleHome home = SampleHome.at(folder);
        home.promote(model);
        return expectParity(home, backtest(home.registry().load(ModelRegistry.CHAMPION)), decider);
    }

    private static boolean guardTookOver(Decision decision) {
        return decision.memory().guard().orElseThrow().share() == 0;
    }

    private static List<String> expectParity(SampleHome home, BacktestResult backtest, Decider decider)
            throws IOException, InterruptedException {
        backtest.settings().write(home.settingsFile());
        assertEquals(backtest.settings(), DeskSettings.load(home.settingsFile()));
        ServeOptions options = new ServeOptions(
                home.path(),
                Optional.of("sample"),
                Optional.of(home.settingsFile()),
                OptionalLong.of(backtest.testSpan().fromNanos()),
                Speed.MAX,
                false);
        try (DeskRun run = DeskRun.toTheEnd(options)) {
            List<String> expected = backtest.decisions().stream()
                    .map(decision -> new String(DecisionCodec.encode(decision), StandardCharsets.UTF_8))
                    .toList();
            assertEquals(expected, run.decisions());
            assertTrue(backtest.decisions().stream()
                    .allMatch(decision -> decision.decider() == decider || guardTookOver(decision)));
            return expected;
        }
    }

    private static BacktestResult backtest(ModelBundle model) {
        DeskSettings settings = SampleHome.settings();
        return new Backtest(new BacktestRequest(
                        record(SampleHome.EVENTS), model, List.of(), settings, ThresholdTuning.DEFAULT_BUDGET, 1))
                .run(Progress.SILENT);
    }

    private static DeskRecording record(List<MarketEvent> events) {
        DeskSettings settings = SampleHome.settings();
        return DeskRecording.replay(events, settings.portfolio(), settings.periodNanos(), Progress.SILENT);
    }
}
