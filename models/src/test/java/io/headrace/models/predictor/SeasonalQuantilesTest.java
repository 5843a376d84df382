package io.headrace.models.predictor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalQuantilesTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .9));
    private static final double[][] TABLE = {{1, 2}, {3, 4}};

    @Test
    void scalesTheSlotByItsUnit() {
        assertArrayEquals(new double[] {30, 40}, predict(1, 10));
        assertArrayEquals(new double[] {1, 2}, predict(.9, 1));
    }

    @Test
    void takesTheNearestSlotOutside() {
        assertArrayEquals(new double[] {1, 2}, predict(-3, 1));
        assertArrayEquals(new double[] {3, 4}, predict(1e300, 1));
    }

    @Test
    void refusesColumnsOutsideAndWrongTables() {
        refuses(2, 0, TABLE);
        refuses(0, -1, TABLE);
        refuses(0, 1, new double[0][]);
        refuses(0, 1, new double[][] {{1}});
        refuses(0, 1, new double[][] {{1, Double.NaN}});
    }

    private static double[] predict(double slot, double unit) {
        double[] out = new double[2];
        new SeasonalQuantiles(LEVELS, 2, 0, 1, TABLE).predict(new double[] {slot, unit}, out);
        return out;
    }

    private static void refuses(int slotColumn, int unitColumn, double[][] table) {
        assertThrows(
                IllegalArgumentException.class, () -> new SeasonalQuantiles(LEVELS, 2, slotColumn, unitColumn, table));
    }
}
