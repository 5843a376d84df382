package io.headrace.models.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.features.schema.FeatureVector;
import io.headrace.models.SampleModels;
import org.junit.jupiter.api.Test;

class VectorHistoryTest {
    private static final long HOUR = SampleModels.HOUR;
    private final VectorHistory history = new VectorHistory(HOUR);

    @Test
    void givesTheLastVectorsOldestFirst() {
        for (int t = 0; t < 3; t++) {
            history.observe(vector(t, true));
        }
        double[] last = new double[8];
        history.copyTo(2, last);
        assertArrayEquals(new double[] {1, 0, 0, 0, 2, 0, 0, 0}, last);
        assertEquals(3, history.length());
        assertThrows(IllegalArgumentException.class, () -> history.copyTo(4, new double[16]));
    }

    @Test
    void keepsAWeekOfHoursAndNoMore() {
        for (int t = 0; t < 400; t++) {
            history.observe(vector(t, true));
        }
        assertEquals(VectorHistory.LONGEST, history.length());
        double[] all = new double[4 * VectorHistory.LONGEST];
        history.copyTo(VectorHistory.LONGEST, all);
        for (int step = 0; step < VectorHistory.LONGEST; step++) {
            assertEquals(400 - VectorHistory.LONGEST + step, all[4 * step]);
        }
    }

    @Test
    void aMissingPeriodOrAnUnusableVectorBeginsAgain() {
        history.observe(vector(0, true));
        history.observe(vector(2, true));
        assertEquals(1, history.length());
        history.observe(vector(3, false));
        assertEquals(0, history.length());
        history.observe(vector(4, true));
        history.observe(vector(5, true));
        assertEquals(2, history.length());
    }

    private static FeatureVector vector(int hour, boolean warm) {
        return new FeatureVector("alpha", hour * HOUR, SampleModels.SCHEMA, new double[] {hour, 0, 0, 0}, warm);
    }
}
