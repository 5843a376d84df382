package io.headrace.models.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.models.Oracle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Alarms on a stream whose rate goes from .1 to .3 at 2000, against those of MOA.
class DriftOracleTest {
    private static final double[] STREAM =
            Oracle.rows("drift_stream.csv").stream().mapToDouble(row -> row[1]).toArray();

    @Test
    void adwinRaisesTheSameAlarmsAsMoa() {
        for (double delta : new double[] {.002, .05}) {
            List<Integer> expected = new ArrayList<>();
            JsonNode alarms = Oracle.json("drift_moa.json").get("alarms").get("ADWIN(delta=" + delta + ")");
            alarms.forEach(index -> expected.add(index.intValue()));
            assertEquals(expected, alarms(new Adwin(delta)));
        }
    }

    @Test
    void adwinGoesOnFromSavedStateAsIfNeverStopped() {
        Adwin whole = new Adwin(.05);
        Adwin stopped = new Adwin(.05);
        for (int t = 0; t < STREAM.length; t++) {
            assertEquals(whole.observe(STREAM[t]), stopped.observe(STREAM[t]));
            if (t % 97 == 0) {
                StateSink sink = new StateSink();
                stopped.save(sink);
                stopped = new Adwin(.05);
                StateSource source = new StateSource(sink.toBytes());
                stopped.restore(source);
                source.end();
            }
            assertEquals(whole.mean(), stopped.mean());
            assertEquals(whole.length(), stopped.length());
        }
    }

    @Test
    void informedCusumFindsTheChangeBeforeAnyDetectorOfMoa() {
        ExceedanceCusum cusum = new ExceedanceCusum(.1, .3, 9);
        List<Integer> alarms = new ArrayList<>();
        for (int t = 0; t < STREAM.length; t++) {
            if (cusum.observe(STREAM[t] > 0)) {
                alarms.add(t);
            }
        }
        int found = alarms.stream().filter(t -> t >= 2000).findFirst().orElseThrow();
        assertTrue(found < 2047, "found at " + found); // ADWIN(.05) of MOA
        assertTrue(alarms.stream().filter(t -> t < 2000).count() <= 1, "alarms " + alarms);
    }

    private static List<Integer> alarms(Adwin adwin) {
        List<Integer> alarms = new ArrayList<>();
        for (int t = 0; t < STREAM.length; t++) {
            if (adwin.observe(STREAM[t])) {
                alarms.add(t);
            }
        }
        return alarms;
    }
}
