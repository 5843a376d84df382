package io.headrace.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Split conformal and the quantile tracker against numbers computed in Python. There the score is |y|: here
/// a model that always says zero, and the outcome |y|.
class ConformalParityTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.9));
    private static final String VENUE = "alpha";
    private static final JsonNode EXPECTED = Oracle.json("conformal.json");
    private static final double[] OUTCOMES = Oracle.rows("regime.csv").stream()
            .mapToDouble(row -> Math.abs(row[1]))
            .toArray();
    private static final int CALIBRATION = 250;

    @Test
    void splitConformalFindsTheSameOffsetAndCoverage() {
        double offset = fitted(0).offsetsOf(VENUE).getFirst();
        assertEquals(EXPECTED.get("split_q").doubleValue(), offset, 1e-10);
        long missed = 0;
        for (int i = CALIBRATION; i < OUTCOMES.length; i++) {
            missed += OUTCOMES[i] > offset ? 1 : 0;
        }
        assertEquals(
                EXPECTED.get("split_miscoverage").doubleValue(),
                (double) missed / (OUTCOMES.length - CALIBRATION),
                1e-12);
    }

    @Test
    void trackerWalksTheSamePath() {
        JsonNode tracker = EXPECTED.get("quantile_tracker");
        CalibrationState state = fitted(tracker.get("eta").doubleValue());
        List<Double> path = new ArrayList<>();
        long missed = 0;
        for (int i = CALIBRATION; i < OUTCOMES.length; i++) {
            double[] quantiles = {0};
            state.apply(VENUE, quantiles);
            path.add(quantiles[0]);
            missed += OUTCOMES[i] > quantiles[0] ? 1 : 0;
            state = state.updated(LEVELS, VENUE, quantiles, OUTCOMES[i]);
        }
        assertPath(tracker.get("q_first10"), path.subList(0, 10));
        assertPath(tracker.get("q_last5"), path.subList(path.size() - 5, path.size()));
        assertEquals(tracker.get("miscoverage").doubleValue(), (double) missed / path.size(), 1e-12);
    }

    @Test
    void adaptiveConformalWalksTheSamePath() {
        JsonNode aci = EXPECTED.get("aci");
        double gamma = aci.get("gamma").doubleValue();
        List<Double> slice = new ArrayList<>();
        for (int i = 0; i < CALIBRATION; i++) {
            slice.add(OUTCOMES[i]);
        }
        AdaptiveConformal state =
                AdaptiveConformal.of(.1, gamma, aci.get("window").intValue(), slice);
        List<Double> path = new ArrayList<>();
        long missed = 0;
        for (int i = CALIBRATION; i < OUTCOMES.length; i++) {
            path.add(state.alpha());
            double offset = state.offset();
            missed += OUTCOMES[i] > offset ? 1 : 0;
            state = state.updated(offset, OUTCOMES[i]);
        }
        assertPath(aci.get("alpha_t_first10"), path.subList(0, 10));
        assertPath(aci.get("alpha_t_last5"), path.subList(path.size() - 5, path.size()));
        double rate = (double) missed / path.size();
        assertEquals(aci.get("miscoverage").doubleValue(), rate, 1e-12);
        double bound = (.9 + gamma) / (gamma * path.size());
        assertEquals(aci.get("bound").doubleValue(), bound, 1e-12);
        assertTrue(Math.abs(rate - .1) <= bound);
    }

    private static CalibrationState fitted(double rate) {
        List<CalibrationRow> rows = new ArrayList<>();
        for (int i = 0; i < CALIBRATION; i++) {
            rows.add(new CalibrationRow(VENUE, new double[] {0}, OUTCOMES[i]));
        }
        return SplitConformal.fit(LEVELS, rows, rate);
    }

    private static void assertPath(JsonNode expected, List<Double> found) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).doubleValue(), found.get(i), 1e-10);
        }
    }
}
