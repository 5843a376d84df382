package io.headrace.models.calibration;

import static io.headrace.models.SampleModels.HOUR;
import static io.headrace.models.SampleModels.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.blend.BlendState;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnlineCalibrationTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.9));
    private static final ForecastWindow WINDOW = new ForecastWindow(HOUR, HOUR);
    private static final NeedScale SCALE = new NeedScale(100, 10);
    private static final CalibrationState START =
            CalibrationState.none(LEVELS, List.of("alpha", "bravo")).withRate(.1);

    @Test
    void learnsOnlyWhenTheWindowHasPassed() {
        OnlineCalibration calibration = calibration();
        calibration.observe(snapshot("alpha", 0, 100, 0));
        calibration.predicted("alpha", 0, UnitForecast.of(new double[] {1}), SCALE);
        calibration.observe(snapshot("alpha", HOUR, 500, 0));
        assertSame(START, calibration.state());
        calibration.observe(snapshot("alpha", 2 * HOUR, 109, 0));
        assertEquals(-.1 * .1, calibration.state().offsetsOf("alpha").getFirst(), 1e-15); // (109 - 100) / 10 <= 1
        assertEquals(0, calibration.state().offsetsOf("bravo").getFirst());
    }

    @Test
    void missRaisesTheQuantile() {
        OnlineCalibration calibration = calibration();
        calibration.observe(snapshot("alpha", 0, 100, 0));
        calibration.predicted("alpha", 0, UnitForecast.of(new double[] {1}), SCALE);
        calibration.observe(snapshot("alpha", HOUR, 100, -20));
        calibration.observe(snapshot("alpha", 2 * HOUR, 100, 0));
        assertEquals(.1 * .9, calibration.state().offsetsOf("alpha").getFirst(), 1e-15);
    }

    @Test
    void forgetsForecastsWhoseWindowHadAGap() {
        OnlineCalibration calibration = calibration();
        calibration.observe(snapshot("alpha", 0, 100, 0));
        calibration.predicted("alpha", 0, UnitForecast.of(new double[] {1}), SCALE);
        for (int hour = 2; hour < 10; hour++) {
            calibration.observe(snapshot("alpha", hour * HOUR, 900, 0));
        }
        assertSame(START, calibration.state());
    }

    @Test
    void restartDropsForecastsOfTheModelBefore() {
        OnlineCalibration calibration = calibration();
        calibration.observe(snapshot("alpha", 0, 100, 0));
        calibration.predicted("alpha", 0, UnitForecast.of(new double[] {1}), SCALE);
        CalibrationState next = START.withRate(.5);
        calibration.restart(next);
        calibration.observe(snapshot("alpha", HOUR, 100, 0));
        calibration.observe(snapshot("alpha", 2 * HOUR, 900, 0));
        assertSame(next, calibration.state());
        assertNotEquals(START, next);
    }

    @Test
    void aBlendsWeightsMoveOnlyWhenTheWindowHasPassedAndOnlyAtItsVenue() {
        CalibrationState start = START.withRate(0).withExperts(BlendState.bernstein(1, 2));
        OnlineCalibration calibration = new OnlineCalibration(start, LEVELS, WINDOW, HOUR);
        double[][] members = {{1}, {5}};
        for (int hour = 0; hour < 30; hour++) {
            calibration.observe(snapshot("alpha", hour * HOUR, 100, 0));
            assertEquals(hour < 2, calibration.state().equals(start), "at hour " + hour);
            UnitForecast said = UnitForecast.of(members, "alpha", calibration.state());
            calibration.predicted("alpha", hour * HOUR, said, SCALE);
        }
        BlendState learned = calibration.state().experts().orElseThrow();
        assertTrue(learned.weightsOf("alpha").getFirst().weights()[0] > .7, "0 came, and the first said 1");
        assertEquals(.5, learned.weightsOf("bravo").getFirst().weights()[0]);
        assertNotEquals(start.digest(), calibration.state().digest());
    }

    @Test
    void tellsWhatBecameOfAForecast() {
        OnlineCalibration calibration = calibration();
        calibration.observe(snapshot("alpha", 0, 100, 0));
        calibration.predicted("alpha", 0, UnitForecast.of(new double[] {1}), SCALE);
        assertEquals(Optional.empty(), calibration.observe(snapshot("alpha", HOUR, 100, 0)));
        assertEquals(
                Optional.of(new Outcome("alpha", 0, new double[] {1}, .9)),
                calibration.observe(snapshot("alpha", 2 * HOUR, 109, 0)));
    }

    @Test
    void refusesAStateOfOtherLevels() {
        CalibrationState other = CalibrationState.none(QuantileLevels.STANDARD, List.of());
        assertThrows(IllegalArgumentException.class, () -> new OnlineCalibration(other, LEVELS, WINDOW, HOUR));
        OnlineCalibration calibration = calibration();
        assertThrows(IllegalArgumentException.class, () -> calibration.restart(other));
    }

    private static OnlineCalibration calibration() {
        return new OnlineCalibration(START, LEVELS, WINDOW, HOUR);
    }
}
