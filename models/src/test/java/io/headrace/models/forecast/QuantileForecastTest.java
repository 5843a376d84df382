package io.headrace.models.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileForecastTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .9, .95));
    private static final ForecastWindow WINDOW = new ForecastWindow(10, 20);
    private static final ForecastSupport SUPPORT = new ForecastSupport.FromModel("m", "c");

    @Test
    void interpolatesBetweenLevelsAndStaysFlatOutside() {
        QuantileForecast forecast = of(100, 200, 220);
        assertEquals(150, forecast.at(.7), 1e-9);
        assertEquals(200, forecast.at(.9));
        assertEquals(210, forecast.at(.925), 1e-9);
        assertEquals(100, forecast.at(.01));
        assertEquals(220, forecast.at(.999));
    }

    @Test
    void refusesCrossingMissingOrInfiniteValues() {
        assertThrows(IllegalArgumentException.class, () -> of(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> of(1, 2));
        assertThrows(IllegalArgumentException.class, () -> of(1, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> of(1, 2, Double.POSITIVE_INFINITY));
    }

    @Test
    void keepsItsValuesToItself() {
        double[] values = {1, 2, 3};
        QuantileForecast forecast = new QuantileForecast("alpha", 5, WINDOW, LEVELS, values, SUPPORT);
        values[0] = 9;
        forecast.values()[1] = 9;
        assertEquals(of(1, 2, 3), forecast);
        assertEquals(of(1, 2, 3).hashCode(), forecast.hashCode());
    }

    @Test
    void levelsIncreaseStrictlyInsideTheUnitInterval() {
        refusesLevels(List.of());
        refusesLevels(List.of(.5, .5));
        refusesLevels(List.of(.9, .5));
        refusesLevels(List.of(0.0, .5));
        refusesLevels(List.of(.5, 1.0));
        refusesLevels(List.of(Double.NaN));
    }

    @Test
    void windowEndsAfterLeadAndReview() {
        assertEquals(30, WINDOW.endNanos());
        assertThrows(IllegalArgumentException.class, () -> new ForecastWindow(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ForecastWindow(1, 0));
    }

    @Test
    void scaleTurnsNeedIntoUnitsAndBack() {
        NeedScale scale = new NeedScale(1000, 50);
        assertEquals(-2, scale.toUnits(900));
        assertEquals(900, scale.toUsd(-2));
        assertThrows(IllegalArgumentException.class, () -> new NeedScale(1000, 0));
        assertThrows(IllegalArgumentException.class, () -> new NeedScale(1000, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new NeedScale(-1, 50));
    }

    private static void refusesLevels(List<Double> levels) {
        assertThrows(IllegalArgumentException.class, () -> new QuantileLevels(levels));
    }

    private static QuantileForecast of(double... values) {
        return new QuantileForecast("alpha", 5, WINDOW, LEVELS, values, SUPPORT);
    }
}
