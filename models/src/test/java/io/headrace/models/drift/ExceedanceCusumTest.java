package io.headrace.models.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import org.junit.jupiter.api.Test;

class ExceedanceCusumTest {
    @Test
    void evidenceIsTheLogLikelihoodRatioAndNeverNegative() {
        ExceedanceCusum cusum = new ExceedanceCusum(.1, .3, 9);
        cusum.observe(false);
        assertEquals(0, cusum.evidence());
        cusum.observe(true);
        cusum.observe(false);
        assertEquals(Math.log(3) + Math.log(.7 / .9), cusum.evidence(), 1e-12);
    }

    @Test
    void startsAnewAfterAnAlarm() {
        ExceedanceCusum cusum = new ExceedanceCusum(.1, .3, 2);
        assertFalse(cusum.observe(true));
        assertTrue(cusum.observe(true));
        assertEquals(0, cusum.evidence());
        assertFalse(cusum.observe(true));
    }

    @Test
    void everyLevelOfTheHouseHasADetector() {
        for (double level : new double[] {.05, .5, .7, .95, .995}) {
            ExceedanceCusum cusum = ExceedanceCusum.ofLevel(level);
            int outcomes = 1;
            while (!cusum.observe(true)) {
                outcomes++;
            }
            assertTrue(outcomes > 1 && outcomes < 2000, level + " took " + outcomes);
        }
    }

    @Test
    void stateIsSavedAndTakenUp() {
        ExceedanceCusum cusum = ExceedanceCusum.ofLevel(.95);
        cusum.observe(true);
        StateSink sink = new StateSink();
        cusum.save(sink);
        ExceedanceCusum restored = ExceedanceCusum.ofLevel(.95);
        restored.restore(new StateSource(sink.toBytes()));
        assertEquals(cusum.evidence(), restored.evidence());
    }

    @Test
    void refusesRatesThatDoNotRise() {
        assertThrows(IllegalArgumentException.class, () -> new ExceedanceCusum(.3, .1, 9));
        assertThrows(IllegalArgumentException.class, () -> new ExceedanceCusum(.3, 1, 9));
        assertThrows(IllegalArgumentException.class, () -> new ExceedanceCusum(.1, .3, 0));
        assertThrows(IllegalArgumentException.class, () -> new Adwin(0));
        assertThrows(IllegalArgumentException.class, () -> new Adwin(.05).observe(Double.NaN));
    }
}
