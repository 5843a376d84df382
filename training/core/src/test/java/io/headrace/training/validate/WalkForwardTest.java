package io.headrace.training.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.registry.ModelDocument;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.StructuralTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WalkForwardTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 3 * HOUR);
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;

    private static List<MarketEvent> events;
    private static PortfolioSpec portfolio;
    private static DeskRecording recording;

    @BeforeAll
    static void record() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(30));
        events = market.events();
        portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        recording = DeskRecording.replay(events, portfolio, HOUR, Progress.SILENT);
    }

    @Test
    void noFittingLabelTouchesCalibrationAndNoCalibrationLabelTheTest() {
        TrainingSet set = TrainingSetBuilder.of(recording, WINDOW, recording.toNanos());
        FoldPlan plan = FoldPlan.expanding(recording.warmNanos(), recording.toNanos(), 4, WINDOW);
        long previousEnd = 0;
        for (Fold fold : plan.folds()) {
            List<Long> fitted = new ArrayList<>();
            QuantileTrainer spy = (rows, levels, seed) -> {
                rows.rows().forEach(row -> fitted.add(row.asOfNanos()));
                return new StructuralTrainer().fit(rows, levels, seed);
            };
            List<QuantileForecast> forecasts =
                    new WalkForward(recording, set, LEVELS).run(fold, spy, 1, new FamilyScore.Tally(LEVELS));
            long lastLabel = fitted.stream().mapToLong(Long::longValue).max().orElseThrow() + WINDOW.endNanos();
            assertTrue(lastLabel <= fold.fitLabelsToNanos());
            assertTrue(fold.calibrationLabelsToNanos() + WINDOW.endNanos() <= fold.testFromNanos(), "embargo");
            assertTrue(forecasts.getFirst().asOfNanos() >= fold.testFromNanos());
            assertTrue(forecasts.getLast().asOfNanos() < fold.testToNanos());
            assertTrue(fold.testFromNanos() >= previousEnd, "test blocks must not overlap");
            previousEnd = fold.testToNanos();
        }
    }

    @Test
    void theOutcomesOfALongWindowMoveTheCalibrationLessEach() {
        for (int hours : new int[] {1, 4, 24}) {
            ForecastWindow window = new ForecastWindow(0, hours * HOUR);
            TrainingSet set = TrainingSetBuilder.of(recording, window, recording.toNanos());
            Fold fold =
                    Fold.whole(recording.warmNanos(), recording.toNanos(), recording.toNanos(), recording.toNanos());
            FittedFold fitted = FittedFold.of(new StructuralTrainer(), set, fold, LEVELS, 1);
            assertEquals(
                    hours == 24 ? .05 / Math.sqrt(6) : .05, fitted.calibration().rate(), 1e-12);
        }
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "networks are fitted on Linux on x86-64 only")
    void theCardTellsWhichVenuesWentOnWithALayerOfTheirOwn() {
        FamilySettings settings = FamilySettings.USUAL
                .with("fine_tune", 1)
                .with("epochs", 3)
                .with("steps", 1)
                .with("units", 4);
        TrainingRequest request = new TrainingRequest(
                TrainerFamily.DL4J_DENSE,
                LEVELS,
                WINDOW,
                recording.toNanos(),
                1,
                settings,
                1,
                List.of("ab".repeat(32)));
        ModelBundle model =
                new TrainingRun(recording, request).run(Progress.SILENT).bundle();
        String own = model.card().provenance().get("venues with an output layer of their own");
        String shared = model.card().provenance().get("venues with the shared output layer");
        List<String> named = new ArrayList<>(List.of((own + ", " + shared).split(", ")));
        named.remove("none");
        assertEquals(
                portfolio.venues().stream().sorted().toList(),
                named.stream().sorted().toList());
        assertEquals(
                model.model().venues().isEmpty()
                        ? "none"
                        : String.join(", ", model.model().venues()),
                own);
        assertEquals(ModelDocument.identified(model), ModelDocument.read(ModelDocument.write(model), "here"));
    }

    @Test
    void whatComesAfterTheTrainingChangesNothingInIt() {
        long until = recording.fromNanos() + 20 * 24 * HOUR;
        List<MarketEvent> early =
                events.stream().filter(event -> event.knownNanos() <= until).toList();
        DeskRecording cut = DeskRecording.replay(early, portfolio, HOUR, Progress.SILENT);
        TrainingOutcome whole = train(recording, until);
        TrainingOutcome alone = train(cut, until);
        assertEquals(alone.bundle(), whole.bundle());
        assertEquals(alone.outOfFold(), whole.outOfFold());
    }

    @Test
    void labelsEndWhereTheTrainingEnds() {
        long until = recording.fromNanos() + 15 * 24 * HOUR;
        TrainingSet set = TrainingSetBuilder.of(recording, WINDOW, until);
        long last = set.rows().stream().mapToLong(TrainingRow::asOfNanos).max().orElseThrow();
        assertEquals(until - WINDOW.endNanos(), last);
    }

    @Test
    void refusesASpanTooShortForItsFolds() {
        long until = recording.warmNanos() + 30 * HOUR;
        ProblemException refused = assertThrows(ProblemException.class, () -> train(recording, until));
        assertEquals("HR-9010", refused.problem().code());
    }

    private static TrainingOutcome train(DeskRecording from, long until) {
        TrainingRequest request = new TrainingRequest(
                TrainerFamily.COMMONS_MATH, LEVELS, WINDOW, until, 3, FamilySettings.USUAL, 1, List.of());
        return new TrainingRun(from, request).run(Progress.SILENT);
    }
}
