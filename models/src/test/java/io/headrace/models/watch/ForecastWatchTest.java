package io.headrace.models.watch;

import static io.headrace.models.SampleModels.HOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.calibration.Outcome;
import io.headrace.models.drift.InputReference;
import io.headrace.models.drift.TrainingReference;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastWatchTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .95));
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, HOUR);
    private static final long APART = WINDOW.endNanos();
    /// Two inputs, uniform on (0, 1) in training.
    private static final TrainingReference REFERENCE = new TrainingReference(
            List.of(InputReference.of("funding", uniform(1)), InputReference.of("volatility", uniform(2))), 1);

    private final SplittableRandom random = new SplittableRandom(3);
    private final ForecastWatch watch = new ForecastWatch(REFERENCE, LEVELS, WINDOW);
    private long now;

    @Test
    void aCalmStreamRaisesNothing() {
        for (int i = 0; i < 4000; i++) {
            outcome(random.nextDouble() > .95);
            row(random.nextDouble(), random.nextDouble());
        }
        WatchView view = watch.view("alpha");
        assertEquals(Trust.SOUND, view.trust());
        assertEquals(4000, view.outcomes());
        assertEquals(0, view.exceedanceAlarms());
        assertEquals(List.of(), view.shifted());
    }

    @Test
    void manyExceedancesMakeItUnusableUntilTwentyOutcomesWithoutAnAlarm() {
        int until = 0;
        while (watch.view("alpha").trust() != Trust.UNUSABLE) {
            outcome(true);
            until++;
        }
        assertEquals(9, until, "9 log(3) is the first to pass 9");
        assertTrue(watch.view("alpha").reasons().getFirst().startsWith("drift alarm: "));
        assertEquals(Trust.SOUND, watch.view("bravo").trust(), "the other venue has its own watch");
        for (int i = 0; i < 19; i++) {
            outcome(false);
            assertEquals(Trust.UNUSABLE, watch.view("alpha").trust(), "after " + i);
        }
        outcome(false);
        assertEquals(Trust.SOUND, watch.view("alpha").trust());
        assertEquals(1, watch.view("alpha").exceedanceAlarms());
    }

    @Test
    void outcomesOfOneWindowCountOnce() {
        for (int i = 0; i < 50; i++) {
            watch.observe(new Outcome("alpha", i, new double[] {0, 1}, 2));
        }
        assertEquals(1, watch.view("alpha").outcomes());
        assertEquals(Trust.SOUND, watch.view("alpha").trust());
    }

    @Test
    void aRowFarFromTrainingIsUnusableUntilItIsHalfAsNear() {
        row(.5, 1.9);
        assertEquals(Trust.SOUND, watch.view("alpha").trust(), "less than one range outside");
        row(.5, 4);
        WatchView far = watch.view("alpha");
        assertEquals(Trust.UNUSABLE, far.trust());
        assertTrue(far.reasons().getFirst().matches("feature volatility lies 3\\.0 training ranges outside .*"));
        row(.5, 1.9);
        assertEquals(Trust.UNUSABLE, watch.view("alpha").trust(), "near enough to stay, not to return");
        row(.5, 1.4);
        assertEquals(Trust.SOUND, watch.view("alpha").trust());
    }

    @Test
    void aRowFarFromFewDaysOfTrainingRaisesDoubtAndIsStillUsed() {
        long day = 24 * HOUR;
        assertEquals(WatchThresholds.STANDARD, WatchThresholds.of(60 * day));
        ForecastWatch brief = new ForecastWatch(REFERENCE, LEVELS, WINDOW, WatchThresholds.of(59 * day));
        brief.observe("alpha", new double[] {.5, 4});
        assertEquals(Trust.DOUBTED, brief.view("alpha").trust());
        assertTrue(brief.view("alpha").reasons().getFirst().startsWith("feature volatility lies 3.0 "));
    }

    @Test
    void inputsThatAllMovedRaiseDoubtAndAreStillUsed() {
        for (int i = 0; i < 2000; i++) {
            row(.8 + .2 * random.nextDouble(), .2 * random.nextDouble());
        }
        WatchView view = watch.view("alpha");
        assertEquals(Trust.DOUBTED, view.trust());
        assertEquals(List.of("funding", "volatility"), view.shifted());
        assertEquals(List.of("2 of its 2 inputs no longer fall where they fell in training"), view.reasons());
    }

    @Test
    void aLossThatRoseRaisesDoubtForTwentyOutcomes() {
        for (int i = 0; i < 640; i++) {
            watch.observe(new Outcome("alpha", now += APART, new double[] {0, 9}, .1 * random.nextDouble()));
        }
        assertEquals(Trust.SOUND, watch.view("alpha").trust());
        int steps = 0;
        while (watch.view("alpha").trust() == Trust.SOUND && steps++ < 640) {
            watch.observe(new Outcome("alpha", now += APART, new double[] {0, 9}, 1.5));
        }
        assertEquals(List.of("its loss has risen"), watch.view("alpha").reasons());
        assertEquals(Trust.DOUBTED, watch.view("alpha").trust());
    }

    @Test
    void aModelThatKeptNothingOfItsTrainingIsNotWatched() {
        ForecastWatch blind = new ForecastWatch(TrainingReference.NONE, LEVELS, WINDOW);
        for (int i = 0; i < 100; i++) {
            blind.observe(new Outcome("alpha", i * APART, new double[] {0, 1}, 2));
            blind.observe("alpha", new double[] {1e9});
        }
        assertEquals(Trust.SOUND, blind.view("alpha").trust());
    }

    @Test
    void refusesAWayBackThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new WatchThresholds(1, 2, true, .75, .6, 336, 20));
        assertThrows(IllegalArgumentException.class, () -> new WatchThresholds(1, .5, true, .5, .6, 336, 20));
        assertThrows(IllegalArgumentException.class, () -> new WatchThresholds(1, .5, true, .75, .6, 336, 0));
    }

    private void outcome(boolean exceeded) {
        now += APART;
        watch.observe(new Outcome("alpha", now, new double[] {0, 1}, exceeded ? 1.01 : 0));
    }

    private void row(double funding, double volatility) {
        watch.observe("alpha", new double[] {funding, volatility});
    }

    private static double[] uniform(long seed) {
        SplittableRandom draws = new SplittableRandom(seed);
        return IntStream.range(0, 1000)
                .mapToDouble(i -> i == 0 ? 0 : i == 1 ? 1 : draws.nextDouble())
                .toArray();
    }
}
