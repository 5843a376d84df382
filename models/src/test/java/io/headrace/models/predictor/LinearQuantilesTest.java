package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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
    void holdsInputsAndOutputWithinTheirBounds() {
        LinearQuantiles model = new LinearQuantiles(
                LEVELS,
                CENTRE,
                SPREAD,
                new double[][] {{1, 2, 3}, {4, 0, -1}},
                new LinearBounds(new double[] {-1, 0}, new double[] {3, 20}, 2.5, 8));
        assertPredicted(model, new double[] {2, 11}, 1 + 1 + 3 * .2, 4 - .2);
        assertPredicted(model, new double[] {3, 10}, 1 + 2, 4);
        assertPredicted(model, new double[] {300, 10}, 1 + 2, 4);
        assertPredicted(model, new double[] {3, 200}, 8, 2.5);
        assertPredicted(model, new double[] {-300, -200}, 2.5, 4 + 2);
    }

    @Test
    void allThatIsNotANumberStaysNone() {
        LinearBounds bounds = new LinearBounds(new double[] {0, 0}, new double[] {1, 1}, 0, 1);
        LinearQuantiles model = new LinearQuantiles(LEVELS, CENTRE, SPREAD, new double[2][3], bounds);
        assertPredicted(model, new double[] {Double.NaN, 0}, Double.NaN, Double.NaN);
    }

    private static void assertPredicted(LinearQuantiles model, double[] features, double... expected) {
        double[] out = new double[2];
        model.predict(features, out);
        assertArrayEquals(expected, out, 1e-15);
    }

    @Test
    void refusesBoundsThatAreNone() {
        double[] two = {0, 1};
        assertRefused(() -> new LinearBounds(two, new double[] {1}, 0, 1), "one low and one high per input, held 2");
        assertRefused(() -> new LinearBounds(two, new double[] {1, .5}, 0, 1), "input 1 must be finite and rise");
        assertRefused(() -> new LinearBounds(two, new double[] {1, Double.NaN}, 0, 1), "high[1] must be finite");
        assertRefused(() -> new LinearBounds(two, two, 1, 0), "the output must be finite and rise, were 1.0 and 0.0");
        assertRefused(() -> new LinearBounds(two, two, Double.NaN, 0), "the output must be finite and rise");
        LinearBounds ofOne = new LinearBounds(new double[1], new double[1], 0, 0);
        assertRefused(
                () -> new LinearQuantiles(LEVELS, CENTRE, SPREAD, new double[2][3], ofOne),
                "bounds must be of 2 inputs, were of 1");
    }

    private static void assertRefused(Executable making, String part) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, making);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
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
        assertRefused(() -> new LinearQuantiles(LEVELS, centre, spread, coefficients), part);
    }
}
