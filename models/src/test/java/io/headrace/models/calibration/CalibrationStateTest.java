package io.headrace.models.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationStateTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .9));

    @Test
    void ordersBeforeAndAfterAddingOffsets() {
        CalibrationState state = state(0, 10, -1);
        double[] quantiles = {5, 1};
        state.apply("alpha", quantiles);
        assertArrayEquals(new double[] {4, 11}, quantiles);
    }

    @Test
    void stepsUpWhenMissedAndDownWhenCovered() {
        CalibrationState state = state(.1, 0, 0).updated(LEVELS, "alpha", new double[] {1, 3}, 2);
        assertEquals(.1 * .5, state.offsetsOf("alpha").get(0), 1e-15);
        assertEquals(.1 * (.9 - 1), state.offsetsOf("alpha").get(1), 1e-15);
    }

    @Test
    void outcomeAtTheQuantileCountsAsCovered() {
        CalibrationState state = state(.1, 0, 0).updated(LEVELS, "alpha", new double[] {2, 2}, 2);
        assertEquals(-.05, state.offsetsOf("alpha").get(0), 1e-15);
    }

    @Test
    void rateZeroFreezes() {
        CalibrationState state = state(0, 1, 2);
        assertSame(state, state.updated(LEVELS, "alpha", new double[] {0, 0}, 5));
    }

    @Test
    void newVenueStartsFromThePoolAndLeavesItAlone() {
        CalibrationState state =
                new CalibrationState(.1, Map.of("*", List.of(1.0, 2.0))).updated(LEVELS, "bravo", new double[2], 9);
        assertEquals(1.05, state.offsetsOf("bravo").get(0), 1e-15);
        assertEquals(List.of(1.0, 2.0), state.offsetsOf("carol"));
    }

    @Test
    void digestTellsEveryDifference() {
        CalibrationState state = state(.1, 0, 1);
        assertEquals(state.digest(), state(.1, 0, 1).digest());
        assertEquals(64, state.digest().length());
        assertNotEquals(state.digest(), state(.2, 0, 1).digest());
        assertNotEquals(state.digest(), state(.1, 0, Math.nextUp(1.0)).digest());
        assertNotEquals(state.digest(), state(.1, -0.0, 1).digest());
        assertNotEquals(
                state.digest(), CalibrationState.none(LEVELS, List.of("bravo")).digest());
    }

    @Test
    void refusesWhatIsNotAState() {
        assertThrows(IllegalArgumentException.class, () -> state(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> state(Double.NaN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> state(0, 0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new CalibrationState(0, Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CalibrationState(0, Map.of("*", List.of(1.0), "alpha", List.of(1.0, 2.0))));
        CalibrationState state = state(.1, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> state.apply("alpha", new double[3]));
        assertThrows(IllegalArgumentException.class, () -> state.updated(LEVELS, "alpha", new double[2], Double.NaN));
    }

    private static CalibrationState state(double rate, double low, double high) {
        return new CalibrationState(rate, Map.of("*", List.of(low, high), "alpha", List.of(low, high)));
    }
}
