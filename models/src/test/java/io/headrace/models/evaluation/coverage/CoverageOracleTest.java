package io.headrace.models.evaluation.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Coverage tests against numbers computed in Python.
class CoverageOracleTest {
    private static final JsonNode EXPECTED = Oracle.json("scores.json");
    private static final List<double[]> FORECASTS = Oracle.rows("dist_forecasts.csv");

    @Test
    void kupiecIsTheOneComputedElsewhere() {
        Exceedances outside = outside();
        JsonNode expected = EXPECTED.get("kupiec");
        assertEquals(expected.get("x").longValue(), outside.count());
        LikelihoodRatio test = outside.kupiec(.1).orElseThrow();
        assertEquals(expected.get("LRuc").doubleValue(), test.statistic(), 1e-10);
        assertEquals(expected.get("p").doubleValue(), test.pValue(), 1e-10);
    }

    @Test
    void christoffersenIsTheOneComputedElsewhere() {
        Exceedances outside = outside();
        JsonNode expected = EXPECTED.get("christoffersen");
        assertEquals(
                new Exceedances.Transitions(
                        expected.get("n00").longValue(),
                        expected.get("n01").longValue(),
                        expected.get("n10").longValue(),
                        expected.get("n11").longValue()),
                outside.transitions());
        LikelihoodRatio test = outside.christoffersen().orElseThrow();
        assertEquals(expected.get("LRind").doubleValue(), test.statistic(), 1e-10);
        assertEquals(expected.get("p").doubleValue(), test.pValue(), 1e-10);
        assertEquals(
                EXPECTED.get("kupiec").get("LRuc").doubleValue() + test.statistic(),
                outside.conditional(.1).orElseThrow().statistic(),
                1e-10);
    }

    @Test
    void placesInNormalForecastsAreAsFarFromUniformAsComputedElsewhere() {
        double[] places = FORECASTS.stream()
                .mapToDouble(row -> new NormalDistribution(row[0], row[1]).cumulativeProbability(row[2]))
                .toArray();
        for (int t = 0; t < 10; t++) {
            assertEquals(EXPECTED.get("pit_first10").get(t).doubleValue(), places[t], 1e-10);
        }
        ProbabilityIntegral.Distance distance =
                new ProbabilityIntegral(places).kolmogorovSmirnov().orElseThrow();
        assertEquals(EXPECTED.get("pit_ks_stat").doubleValue(), distance.statistic(), 1e-10);
        assertEquals(EXPECTED.get("pit_ks_p").doubleValue(), distance.pValue(), 1e-10);
    }

    @Test
    void histogramHoldsEveryOutcomeOnce() {
        ProbabilityIntegral places = new ProbabilityIntegral(new double[] {0, .1, .25, .3, 1});
        assertArrayEquals(new double[] {.4, .4, .2}, places.histogram(0, .25, .5, 1), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> places.histogram(0, .5, .5, 1));
        assertThrows(IllegalArgumentException.class, () -> new ProbabilityIntegral(new double[] {1.1}));
    }

    @Test
    void placeAmongQuantilesIsLinearAndTailsStandInTheirMiddle() {
        QuantileLevels levels = new QuantileLevels(List.of(.2, .5, .9));
        double[] quantiles = {1, 2, 4};
        assertEquals(.1, ProbabilityIntegral.of(levels, quantiles, .5), 1e-15);
        assertEquals(.2, ProbabilityIntegral.of(levels, quantiles, 1), 1e-15);
        assertEquals(.35, ProbabilityIntegral.of(levels, quantiles, 1.5), 1e-15);
        assertEquals(.7, ProbabilityIntegral.of(levels, quantiles, 3), 1e-15);
        assertEquals(.95, ProbabilityIntegral.of(levels, quantiles, 4.1), 1e-15);
        assertEquals(.2, ProbabilityIntegral.of(levels, new double[] {1, 1, 1}, 1), 1e-15);
    }

    @Test
    void noneAndAllExceededHaveACountTestButNothingToCluster() {
        Exceedances none = new Exceedances(new boolean[100]);
        assertEquals(-200 * Math.log(.95), none.kupiec(.05).orElseThrow().statistic(), 1e-10);
        assertTrue(reason(none.christoffersen()).contains("no outcome was above"));
        assertTrue(reason(none.conditional(.05)).contains("no outcome was above"));
        Exceedances all = new Exceedances(new boolean[] {true, true, true});
        assertEquals(-6 * Math.log(.05), all.kupiec(.05).orElseThrow().statistic(), 1e-10);
        assertTrue(reason(all.christoffersen()).contains("every outcome was above"));
    }

    @Test
    void tooFewOutcomesSayWhy() {
        assertTrue(reason(new Exceedances(new boolean[0]).kupiec(.05)).contains("no outcomes"));
        assertTrue(
                reason(new Exceedances(new boolean[] {true}).christoffersen()).contains("every outcome"));
        assertTrue(reason(new Exceedances(new boolean[] {false, true}).christoffersen())
                .contains("last outcome"));
        assertTrue(reason(new ProbabilityIntegral(new double[] {.5}).kolmogorovSmirnov())
                .contains("at least two outcomes"));
    }

    private static Exceedances outside() {
        boolean[] outside = new boolean[FORECASTS.size()];
        for (int t = 0; t < outside.length; t++) {
            double[] row = FORECASTS.get(t);
            double place = new NormalDistribution(row[0], row[1]).cumulativeProbability(row[2]);
            outside[t] = place < .05 || place > .95;
        }
        return new Exceedances(outside);
    }

    private static String reason(Finding<?> finding) {
        return finding.whyMissing().orElse("");
    }
}
