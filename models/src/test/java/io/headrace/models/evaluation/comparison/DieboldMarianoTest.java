package io.headrace.models.evaluation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import io.headrace.models.evaluation.uncertainty.HacKernel;
import java.util.List;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {
    @Test
    void everyTestIsTheOneOfTheForecastPackage() {
        for (JsonNode expected : Oracle.json("dm_test.json").get("results")) {
            int power = expected.get("power").intValue();
            DieboldMariano test = DieboldMariano.of(
                            losses(1, power),
                            losses(2, power),
                            expected.get("h").intValue(),
                            expected.get("varestimator").textValue().equals("acf")
                                    ? HacKernel.RECTANGULAR
                                    : HacKernel.BARTLETT)
                    .orElseThrow();
            assertEquals(expected.get("statistic").doubleValue(), test.statistic(), 1e-9);
            double pValue = switch (expected.get("alternative").textValue()) {
                case "less" -> test.firstBetter();
                case "greater" -> test.secondBetter();
                default -> test.pValue();
            };
            assertEquals(expected.get("p").doubleValue(), pValue, 1e-9);
        }
    }

    @Test
    void rectangularGivesWayWhereItHasNoPositiveVariance() {
        double[] first = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1.5};
        DieboldMariano test = DieboldMariano.of(first, new double[10], 2, HacKernel.RECTANGULAR)
                .orElseThrow();
        assertEquals(HacKernel.BARTLETT, test.kernel());
        assertTrue(Double.isFinite(test.statistic()));
    }

    @Test
    void whatCannotBeComparedSaysWhy() {
        assertTrue(reason(new double[] {1}, new double[] {2}, 1).contains("at least 2 instants, there are 1"));
        assertTrue(reason(new double[9], new double[9], 5).contains("at least 10 instants"));
        assertTrue(reason(new double[] {1, 2, 3}, new double[] {1, 2, 3}, 1).contains("both lose the same"));
        assertTrue(reason(new double[] {2, 3, 4}, new double[] {1, 2, 3}, 1).contains("same amount"));
    }

    private static String reason(double[] first, double[] second, int horizon) {
        return DieboldMariano.of(first, second, horizon, HacKernel.BARTLETT)
                .whyMissing()
                .orElse("");
    }

    private static double[] losses(int column, int power) {
        List<double[]> rows = Oracle.rows("dm_errors.csv");
        return rows.stream()
                .mapToDouble(row -> Math.pow(Math.abs(row[column]), power))
                .toArray();
    }
}
