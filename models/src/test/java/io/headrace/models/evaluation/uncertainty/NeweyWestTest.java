package io.headrace.models.evaluation.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeweyWestTest {
    private static final JsonNode EXPECTED = Oracle.json("newey_west.json");
    private static final List<String> NAMES = List.of("(Intercept)", "x1", "x2", "x3");

    @Test
    void coefficientsAndErrorsAreThoseOfTheSandwichPackage() {
        NeweyWest fit = fit(5);
        NeweyWest white = fit(0);
        for (int k = 0; k < NAMES.size(); k++) {
            String name = NAMES.get(k);
            assertEquals(
                    EXPECTED.get("coef").get(name).doubleValue(),
                    fit.coefficients().get(k),
                    1e-9);
            assertEquals(
                    EXPECTED.get("nw_se_lag5").get(name).doubleValue(),
                    fit.errors().get(k),
                    1e-9);
            assertEquals(
                    EXPECTED.get("hc0_se").get(name).doubleValue(),
                    white.errors().get(k),
                    1e-9);
        }
    }

    @Test
    void whatCannotBeFittedSaysWhy() {
        double[][] one = {{1, 2}};
        assertTrue(
                NeweyWest.fit(one, new double[] {1}, 0).whyMissing().orElse("").contains("more rows than columns"));
        double[][] twice = {{1, 1}, {1, 1}, {1, 1}};
        assertTrue(NeweyWest.fit(twice, new double[] {1, 2, 3}, 0)
                .whyMissing()
                .orElse("")
                .contains("combination of the others"));
    }

    private static NeweyWest fit(int lag) {
        List<double[]> rows = Oracle.rows("quantreg.csv");
        double[][] regressors = rows.stream()
                .map(row -> new double[] {1, row[1], row[2], row[3]})
                .toArray(double[][]::new);
        double[] truths = rows.stream().mapToDouble(row -> row[0]).toArray();
        return NeweyWest.fit(regressors, truths, lag).orElseThrow();
    }
}
