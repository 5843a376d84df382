package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuralQuantilesTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .95));
    private static final int NONE = StructuralBase.ABSENT;
    /// Features: hour, plan, presentGap, usualGap, demand, volatility.
    private static final StructuralBase BASE =
            new StructuralBase(new StructuralBase.Columns(new int[] {1}, 2, 3, NONE, 4, 1, 5), .5, 1, 2);

    private static final StructuralQuantiles MODEL =
            new StructuralQuantiles(LEVELS, 6, BASE, 0, new double[][] {{0, 1}, {2, 4}});

    @Test
    void theLocationIsTheHigherOfPlanAndPresentAtClosingPricesAndShareOfTheUsualGap() {
        assertEquals(3 + .5 * .8, BASE.location(new double[] {0, 3, .6, .8, 10, .1}));
        assertEquals(-.6 + .5 * .8, BASE.location(new double[] {0, -3, .6, .8, 10, .1}));
    }

    @Test
    void theSpreadIsThatOfWhatIsAnnouncedWhenLittleIsHeld() {
        assertEquals(1 + .8, BASE.spread(new double[] {0, 0, .6, .8, 4, .1}), 1e-15);
        assertEquals(2 * (4 + 30) * .1 + .8, BASE.spread(new double[] {0, 30, .6, .8, 4, .1}), 1e-15);
    }

    @Test
    void pathsOfTheHourRunFromTheLocationAtTheSpread() {
        double[] out = new double[2];
        MODEL.predict(new double[] {1, 3, 0, 0, 1, 0}, out);
        assertArrayEquals(new double[] {3 + 2, 3 + 4}, out);
    }

    @Test
    void aLearnerWorksInSpreadsAroundTheLocationAndReadsTheBase() {
        double[][] coefficients = new double[2][11];
        coefficients[0][9] = 1; // the base's median
        coefficients[1][10] = 1; // and its upper level
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        StackedQuantiles stacked =
                new StackedQuantiles(MODEL, new LinearQuantiles(LEVELS, new double[10], ones, coefficients));
        double[] x = {1, 3, .2, .4, 7, .3};
        double[] base = new double[2];
        double[] out = new double[2];
        MODEL.predict(x, base);
        stacked.predict(x, out);
        assertArrayEquals(base, out, 1e-12);
    }

    @Test
    void refusesColumnsBeyondTheVectorAndLearnersOfAnotherWidth() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new StructuralQuantiles(LEVELS, 5, BASE, 0, new double[][] {{0, 1}}));
        assertThrows(IllegalArgumentException.class, () -> new StructuralBase(BASE.columns(), -1, 0, 0));
        double[] ones = {1, 1, 1, 1, 1, 1};
        assertThrows(
                IllegalArgumentException.class,
                () -> new StackedQuantiles(MODEL, new LinearQuantiles(LEVELS, new double[6], ones, new double[2][7])));
    }
}
