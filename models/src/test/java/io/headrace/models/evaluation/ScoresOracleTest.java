package io.headrace.models.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Scores against numbers computed in Python and R.
class ScoresOracleTest {
    private static final JsonNode EXPECTED = Oracle.json("scores.json");
    private static final List<double[]> FORECASTS = Oracle.rows("dist_forecasts.csv");
    private static final List<double[]> ENSEMBLES = Oracle.rows("ensemble.csv");

    @Test
    void crpsOfNormalForecastsIsTheOneComputedElsewhere() {
        double sum = 0;
        for (int t = 0; t < FORECASTS.size(); t++) {
            double[] row = FORECASTS.get(t);
            double score = Crps.gaussian(row[0], row[1], row[2]);
            sum += score;
            if (t < 10) {
                assertEquals(EXPECTED.get("crps_gaussian_first10").get(t).doubleValue(), score, 1e-10);
            }
        }
        assertEquals(EXPECTED.get("crps_gaussian_mean").doubleValue(), sum / FORECASTS.size(), 1e-10);
    }

    @Test
    void crpsOfEnsemblesIsTheOneComputedElsewhere() {
        double sum = 0;
        double fair = 0;
        for (int t = 0; t < FORECASTS.size(); t++) {
            double truth = FORECASTS.get(t)[2];
            double score = Crps.ensemble(ENSEMBLES.get(t), truth);
            sum += score;
            fair += Crps.fairEnsemble(ENSEMBLES.get(t), truth);
            if (t < 10) {
                assertEquals(EXPECTED.get("crps_ensemble_first10").get(t).doubleValue(), score, 1e-10);
            }
        }
        assertEquals(EXPECTED.get("crps_ensemble_mean").doubleValue(), sum / FORECASTS.size(), 1e-10);
        assertEquals(EXPECTED.get("crps_ensemble_fair_mean").doubleValue(), fair / FORECASTS.size(), 1e-10);
    }

    @Test
    void crpsOfManyQuantilesApproachesTheCrpsOfTheDistribution() {
        List<Double> levels = new ArrayList<>();
        for (int k = 1; k < 1000; k++) {
            levels.add(k / 1000.0);
        }
        QuantileLevels many = new QuantileLevels(levels);
        for (double[] row : FORECASTS.subList(0, 20)) {
            NormalDistribution normal = new NormalDistribution(row[0], row[1]);
            double[] quantiles = levels.stream()
                    .mapToDouble(normal::inverseCumulativeProbability)
                    .toArray();
            assertEquals(Crps.gaussian(row[0], row[1], row[2]), Crps.quantiles(many, quantiles, row[2]), 1e-3);
        }
    }

    @Test
    void crpsOfQuantilesIsTwiceThePinballLossIntegratedOverLevels() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            double[] quantiles = random.doubles(10).map(u -> 4 * u).sorted().toArray();
            double truth = 5 * random.nextDouble() - .5;
            double sum = 0;
            int steps = 20_000;
            for (int i = 0; i < steps; i++) {
                double level = (i + .5) / steps;
                sum += 2 * Pinball.loss(level, interpolated(quantiles, level), truth) / steps;
            }
            assertEquals(sum, Crps.quantiles(QuantileLevels.STANDARD, quantiles, truth), 1e-6);
        }
    }

    @Test
    void intervalScoreIsTheOneComputedElsewhere() {
        double sum = 0;
        for (double[] row : FORECASTS) {
            NormalDistribution normal = new NormalDistribution(row[0], row[1]);
            sum += IntervalScore.of(
                    normal.inverseCumulativeProbability(.05), normal.inverseCumulativeProbability(.95), row[2], .1);
        }
        assertEquals(EXPECTED.get("interval_score_mean").doubleValue(), sum / FORECASTS.size(), 1e-10);
    }

    @Test
    void maseIsTheOneOfTheForecastPackage() {
        JsonNode expected = Oracle.json("arima_ets.json");
        double[] series =
                Oracle.rows("seasonal.csv").stream().mapToDouble(row -> row[1]).toArray();
        Finding<Double> scale = Mase.scale(Arrays.copyOf(series, 840), 24);
        assertEquals(expected.get("mase_scale_insample_seasonal_naive_mae").doubleValue(), scale.orElseThrow(), 1e-10);
        double[] forecasts = new double[24];
        for (int h = 0; h < forecasts.length; h++) {
            forecasts[h] = expected.get("arima_100_011_24").get("mean24").get(h).doubleValue();
        }
        double mase =
                Mase.of(scale, forecasts, Arrays.copyOfRange(series, 840, 864)).orElseThrow();
        assertEquals(expected.get("arima_100_011_24").get("acc").get("MASE").doubleValue(), mase, 1e-9);
    }

    @Test
    void whatHasNoFigureSaysWhy() {
        assertTrue(reason(Mase.scale(new double[] {1, 2}, 2)).contains("more than 2 values"));
        assertTrue(reason(Mase.scale(new double[] {1, 2, 1, 2}, 2)).contains("repeats itself"));
        assertTrue(reason(Mase.of(Finding.found(1.0), new double[0], new double[0]))
                .contains("no forecasts"));
        assertTrue(reason(Qlike.mean(new double[0], new double[0])).contains("no variances"));
        assertTrue(reason(Qlike.mean(new double[] {1, 1}, new double[] {1, 0})).contains("row 1"));
    }

    @Test
    void qlikeIsLeastAtTheTruthAndPunishesTooLittleMore() {
        assertEquals(0, Qlike.loss(2, 2), 1e-15);
        assertEquals(1 - Math.log(2), Qlike.loss(1, 2), 1e-15);
        assertTrue(Qlike.loss(1, 2) > Qlike.loss(4, 2));
        assertEquals(
                (1 - Math.log(2)) / 2,
                Qlike.mean(new double[] {1, 2}, new double[] {2, 2}).orElseThrow(),
                1e-15);
    }

    @Test
    void refusesWhatIsNoForecast() {
        assertThrows(IllegalArgumentException.class, () -> Crps.gaussian(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Crps.fairEnsemble(new double[] {1}, 1));
        assertThrows(IllegalArgumentException.class, () -> IntervalScore.of(2, 1, 0, .1));
        assertThrows(IllegalArgumentException.class, () -> IntervalScore.of(1, 2, 0, 1));
    }

    private static double interpolated(double[] quantiles, double level) {
        QuantileLevels levels = QuantileLevels.STANDARD;
        for (int k = 0; k + 1 < quantiles.length; k++) {
            if (level >= levels.get(k) && level < levels.get(k + 1)) {
                double share = (level - levels.get(k)) / (levels.get(k + 1) - levels.get(k));
                return quantiles[k] + share * (quantiles[k + 1] - quantiles[k]);
            }
        }
        return level < levels.get(0) ? quantiles[0] : quantiles[quantiles.length - 1];
    }

    private static String reason(Finding<?> finding) {
        return finding.whyMissing().orElse("");
    }
}
