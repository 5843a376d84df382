package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearQuantilesTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .9));
    private static final double[] CENTRE = {1, 10};
    private static final double[] SPREAD = {2, 5};

    @Test
    void addsInterceptAndStandardizedInputs() {
        LinearQuantiles model = new LinearQuantiles(LEVELS, CENTRE, SPREAD, new double[][] {{1, 2, 3}, {4, 0, -1}});
        double[] out = new double[2];
        model.predict(new double[] {3, 20}, out);
        assertArrayEquals(new double[] {1 + 2 * 1 + 3 * 2, 4 - 2}, out);
    }

    @Test
    void keepsItsNumbersToItself() {
        double[][] coefficients = {{1, 2, 3}, {4, 0, -1}};
        LinearQuantiles model = new LinearQuantiles(LEVELS, CENTRE, SPREAD, coefficients);
        coefficients[0][0] = 99;
        model.coefficients()[0][0] = 99;
        model.centre()[0] = 99;
        assertEquals(new LinearQuantiles(LEVELS, CENTRE, SPREAD, new double[][] {{1, 2, 3}, {4, 0, -1}}), model);
    }

    @Test
    void refusesWrongShapesAndNumbers() {
        double[][] good = {{1, 2, 3}, {4, 0, -1}};
        assertRefused("one row for each of 2 levels", CENTRE, SPREAD, new double[][] {{1, 2, 3}});
        assertRefused("must hold 3 numbers", CENTRE, SPREAD, new double[][] {{1, 2}, {4, 0}});
        assertRefused("must be finite", CENTRE, SPREAD, new double[][] {{1, 2, Double.NaN}, {4, 0, 1}});
        assertRefused("spread must be positive", CENTRE, new double[] {1, 0}, good);
        assertRefused("one number per input", CENTRE, new double[] {1}, good);
        assertRefused("one number per input", new double[0], new double[0], good);
    }

    private static void assertRefused(String part, double[] centre, double[] spread, double[][] coefficients) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> new LinearQuantiles(LEVELS, centre, spread, coefficients));
        assertEquals(true, refusal.getMessage().contains(part), refusal.getMessage());
    }
}
