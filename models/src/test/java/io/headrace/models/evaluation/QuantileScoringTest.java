package io.headrace.models.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class QuantileScoringTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.5, .9));

    @Test
    void equalsTheScoresComputedElsewhere() {
        JsonNode expected = Oracle.json("scores.json");
        List<Double> taus = new ArrayList<>();
        expected.get("taus").forEach(tau -> taus.add(tau.doubleValue()));
        QuantileScoring scoring = new QuantileScoring(new QuantileLevels(taus));
        for (double[] row : Oracle.rows("dist_forecasts.csv")) {
            NormalDistribution forecast = new NormalDistribution(row[0], row[1]);
            scoring.add(
                    taus.stream()
                            .mapToDouble(forecast::inverseCumulativeProbability)
                            .toArray(),
                    row[2]);
        }
        QuantileScore score = scoring.score().orElseThrow();
        assertEquals(expected.get("wql").doubleValue(), score.wql().orElseThrow(), 1e-10);
        for (int k = 0; k < taus.size(); k++) {
            assertEquals(
                    expected.get("pinball_mean_by_tau").get(k).doubleValue(),
                    score.levels().get(k).pinball(),
                    1e-10);
        }
        assertEquals(0, score.crossings());
        assertEquals(200, score.rows());
    }

    @Test
    void coverageEqualsTheIntervalCoverageComputedElsewhere() {
        double expected = Oracle.json("scores.json").get("interval90_coverage").doubleValue();
        QuantileScoring scoring = new QuantileScoring(new QuantileLevels(List.of(.05, .95)));
        for (double[] row : Oracle.rows("dist_forecasts.csv")) {
            NormalDistribution forecast = new NormalDistribution(row[0], row[1]);
            scoring.add(
                    new double[] {forecast.inverseCumulativeProbability(.05), forecast.inverseCumulativeProbability(.95)
                    },
                    row[2]);
        }
        QuantileScore score = scoring.score().orElseThrow();
        assertEquals(
                expected,
                score.at(.95).orElseThrow().coverage()
                        - score.at(.05).orElseThrow().coverage(),
                1e-12);
    }

    @Test
    void countsCrossingsBeforeAndScoresAfterRearrangement() {
        QuantileScoring scoring = new QuantileScoring(LEVELS);
        scoring.add(new double[] {2, 1}, 3);
        scoring.add(new double[] {1, 2}, 3);
        QuantileScore score = scoring.score().orElseThrow();
        assertEquals(.5, score.crossings());
        assertEquals(1, score.levels().get(0).pinball()); // (3 - 1) * .5 both times
        assertEquals(.9, score.levels().get(1).pinball(), 1e-15);
        assertEquals(.95, score.meanPinball(), 1e-15);
    }

    @Test
    void rawOutputCountsForCrossingsOnly() {
        QuantileScoring scoring = new QuantileScoring(LEVELS);
        scoring.add(new double[] {9, 1}, new double[] {1, 2}, 3);
        QuantileScore score = scoring.score().orElseThrow();
        assertEquals(1, score.crossings());
        assertEquals(1, score.levels().get(0).pinball());
    }

    @Test
    void truthAtTheQuantileIsCoveredAndCostsNothing() {
        QuantileScoring scoring = new QuantileScoring(LEVELS);
        scoring.add(new double[] {3, 3}, 3);
        LevelScore level = scoring.score().orElseThrow().at(.9).orElseThrow();
        assertEquals(new LevelScore(.9, 0, 1), level);
    }

    @Test
    void noRowsGiveNoScoreAndZeroTruthsNoWql() {
        QuantileScoring scoring = new QuantileScoring(LEVELS);
        assertEquals(Optional.empty(), scoring.score());
        scoring.add(new double[] {1, 2}, 0);
        QuantileScore score = scoring.score().orElseThrow();
        assertEquals(OptionalDouble.empty(), score.wql());
        assertEquals(Optional.empty(), score.at(.25));
    }

    @Test
    void refusesWhatIsNoForecast() {
        QuantileScoring scoring = new QuantileScoring(LEVELS);
        assertThrows(IllegalArgumentException.class, () -> scoring.add(new double[] {1}, 0));
        assertThrows(IllegalArgumentException.class, () -> scoring.add(new double[] {1, Double.NaN}, 0));
        assertThrows(IllegalArgumentException.class, () -> scoring.add(new double[] {1, 2}, Double.NaN));
        assertEquals(0, scoring.rows());
    }

    @Test
    void pinballIsLeastAtTheTrueQuantile() {
        double best = Double.POSITIVE_INFINITY;
        double where = Double.NaN;
        for (double quantile = 0; quantile <= 1; quantile += .01) {
            double sum = 0;
            for (int i = 0; i < 1000; i++) {
                sum += Pinball.loss(.8, quantile, (i + .5) / 1000);
            }
            if (sum < best) {
                best = sum;
                where = quantile;
            }
        }
        assertEquals(.8, where, 1e-9);
    }
}
