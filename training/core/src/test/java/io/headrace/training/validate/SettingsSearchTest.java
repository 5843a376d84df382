package io.headrace.training.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.smile.BoostSettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingsSearchTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, 3 * HOUR);
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .95));
    private static final FamilySettings FEW = new FamilySettings(Map.of("trees", 5.0));

    private static TrainingSet set;
    private static DeskRecording recording;

    @BeforeAll
    static void record() {
        SyntheticMarket market = new SyntheticMarket(SyntheticSpec.demo().withDays(25));
        PortfolioSpec portfolio =
                PortfolioSpec.forVenues(market.spec().venues(), market.spec().coins());
        recording = DeskRecording.replay(market.events(), portfolio, HOUR, Progress.SILENT);
        set = TrainingSetBuilder.of(recording, WINDOW, recording.toNanos());
    }

    @Test
    void drawsStayInRangeAreWholeWhereTheyMustBeAndOnlyGrowWithMoreTries() {
        FamilySettings usual = FamilySettings.USUAL.resolved(BoostSettings.DECLARED);
        List<FamilySettings> many = new SettingsDraw(BoostSettings.DECLARED, 7).around(usual, 40);
        assertEquals(40, many.size());
        assertEquals(usual, many.getFirst());
        assertEquals(40, new HashSet<>(many).size());
        for (FamilySettings drawn : many) {
            assertEquals(drawn, drawn.resolved(BoostSettings.DECLARED));
            assertEquals(Math.rint(drawn.number("trees")), drawn.number("trees"));
            assertTrue(drawn.number("trees") >= 12 && drawn.number("trees") <= 200, drawn.toString());
        }
        assertEquals(many.subList(0, 9), new SettingsDraw(BoostSettings.DECLARED, 7).around(usual, 9));
        assertNotEquals(
                many.get(1),
                new SettingsDraw(BoostSettings.DECLARED, 8).around(usual, 2).get(1));
    }

    @Test
    void drawsFillTheBoxEvenly() {
        FamilySetting rate = new FamilySetting("rate", 1, .01, 100, "any");
        SettingsDraw draw = new SettingsDraw(List.of(rate), 3);
        TreeSet<Integer> eighths = new TreeSet<>();
        draw.around(FamilySettings.USUAL, 17).stream()
                .skip(1)
                .forEach(drawn -> eighths.add((int) (8 * Math.log(4 * drawn.number("rate")) / Math.log(16))));
        assertEquals(8, eighths.size(), eighths.toString());
    }

    @Test
    void whateverComesAfterTheFittingRowsChangesNoChosenSettings() {
        Fold fold = fold();
        TrainingSet other = changedAfter(fold.fitLabelsToNanos() - WINDOW.endNanos());
        List<Trial> trials = search(set, 4).trials(TrainerFamily.SMILE, FEW, fold, () -> {});
        assertEquals(4, trials.size());
        assertTrue(trials.stream().map(Trial::wql).distinct().count() > 1, trials.toString());
        assertEquals(trials, search(other, 4).trials(TrainerFamily.SMILE, FEW, fold, () -> {}));
        assertNotEquals(
                trials,
                search(changedAfter(fold.fitFromNanos()), 4).trials(TrainerFamily.SMILE, FEW, fold, () -> {}),
                "the fitting rows do matter");
    }

    @Test
    void theBestIsTheEarliestOfEqualsAndSettingsThatCannotBeFittedAreNever() {
        Fold fold = fold();
        FamilySettings tooWide = FEW.with("leaf_rows", 90_000);
        List<Trial> trials = search(set, 1).trials(TrainerFamily.SMILE, tooWide, fold, () -> {});
        assertTrue(trials.getFirst().wql().isEmpty());
        FamilySettings first = FEW.with("depth", 2);
        OptionalDouble same = OptionalDouble.of(.5);
        assertEquals(
                first,
                SettingsSearch.best(List.of(trials.getFirst(), new Trial(first, same), new Trial(FEW, same)), tooWide));
        assertEquals(tooWide, SettingsSearch.best(trials, tooWide));
    }

    @Test
    void aSearchedRunKeepsItsTrialsRefitsOnScheduleAndGivesTheSameModelAgain() {
        TrainingRequest request = new TrainingRequest(
                TrainerFamily.SMILE,
                LEVELS_OF_THE_GATE,
                WINDOW,
                recording.toNanos(),
                new WalkSettings(2, 48 * HOUR, 2),
                FEW,
                1,
                List.of());
        List<String> told = new ArrayList<>();
        TrainingOutcome outcome =
                new TrainingRun(recording, request).run((name, done, total) -> told.add(done + "/" + total));
        FoldRecord last = outcome.walk().getLast();
        assertEquals(2, last.trials().size());
        assertEquals(last.settings().values(), outcome.bundle().card().settings());
        assertEquals(2.0, outcome.bundle().card().scores().get("search_tries"));
        assertEquals(48.0, outcome.bundle().card().scores().get("refit_hours"));
        for (FoldRecord record : outcome.walk().subList(0, outcome.walk().size() - 1)) {
            assertEquals(
                    record.family() == TrainerFamily.SMILE ? 2 : 0,
                    record.trials().size());
            assertTrue(record.refits().size() > 1);
            requireSchedule(record);
        }
        assertEquals(
                1,
                told.stream()
                        .map(step -> step.substring(step.indexOf('/')))
                        .distinct()
                        .count());
        TrainingOutcome again = new TrainingRun(recording, request).run(Progress.SILENT);
        assertEquals(outcome.bundle(), again.bundle());
        assertEquals(outcome.outOfFold(), again.outOfFold());
        String file = new String(WalkFile.write(outcome.walk()), StandardCharsets.UTF_8);
        assertTrue(file.contains("\"inner_wql\""), file);
        assertFalse(file.contains("NaN"));
    }

    private static final QuantileLevels LEVELS_OF_THE_GATE = new QuantileLevels(List.of(.5, .95, .99));

    private static void requireSchedule(FoldRecord record) {
        long at = record.fold().testFromNanos();
        for (Fold step : record.refits()) {
            assertEquals(at, step.testFromNanos());
            assertTrue(step.testToNanos() - at <= 48 * HOUR);
            assertEquals(at - WINDOW.endNanos(), step.calibrationLabelsToNanos(), "embargo");
            at = step.testToNanos();
        }
        assertEquals(record.fold().testToNanos(), at);
    }

    private static Fold fold() {
        return FoldPlan.expanding(recording.warmNanos(), recording.toNanos(), 3, WINDOW)
                .folds()
                .getFirst();
    }

    private static SettingsSearch search(TrainingSet rows, int tries) {
        return new SettingsSearch(rows, LEVELS, tries, 1, FitMemory.NONE);
    }

    private static TrainingSet changedAfter(long nanos) {
        List<TrainingRow> rows = new ArrayList<>();
        for (TrainingRow row : set.rows()) {
            double[] features = row.features();
            for (int i = 0; i < features.length && row.asOfNanos() > nanos; i++) {
                features[i] = features[i] * 1.7 + 1;
            }
            double y = row.asOfNanos() > nanos ? 3 - 2 * row.y() : row.y();
            rows.add(new TrainingRow(row.venue(), row.asOfNanos(), features, y, row.scaleUsd(), row.demandUsd()));
        }
        return new TrainingSet(set.schema(), set.window(), rows);
    }
}
