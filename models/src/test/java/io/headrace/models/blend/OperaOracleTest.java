package io.headrace.models.blend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.Oracle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Weights and blends against those of the opera package, with the gradient trick.
class OperaOracleTest {
    private static final List<double[]> ROWS = Oracle.rows("experts.csv");
    private static final Map<String, BlendLoss> LOSSES =
            Map.of("square", new BlendLoss.Square(), "pinball", new BlendLoss.Quantile(.9));

    @Test
    void bernsteinWeightsAreThoseOfOpera() {
        check("BOA", BernsteinWeights.of(4), 1e-9);
    }

    @Test
    void polynomialWeightsAreThoseOfOpera() {
        check("MLpol", PolynomialWeights.of(4), 1e-9);
    }

    private static void check(String model, ExpertWeights start, double tolerance) {
        for (JsonNode expected : Oracle.json("opera.json").get("results")) {
            if (expected.get("model").textValue().equals(model)) {
                check(expected, start, tolerance);
            }
        }
    }

    private static void check(JsonNode expected, ExpertWeights start, double tolerance) {
        String name = expected.get("loss").textValue();
        BlendLoss loss = LOSSES.get(name);
        ExpertWeights weights = start;
        double sum = 0;
        for (int t = 0; t < ROWS.size(); t++) {
            double truth = ROWS.get(t)[1];
            double[] forecasts = Arrays.copyOfRange(ROWS.get(t), 2, 6);
            JsonNode then = expected.get("w_t").get("t" + (t + 1));
            if (then != null) {
                assertWeights(then, weights, tolerance);
            }
            double blend = weights.blend(forecasts);
            if (t < 10) {
                assertEquals(expected.get("pred_head").get(t).doubleValue(), blend, tolerance);
            }
            double miss = truth - blend;
            sum += name.equals("square") ? miss * miss : miss * (miss < 0 ? -.1 : .9);
            weights = weights.updated(forecasts, blend, truth, loss);
        }
        assertWeights(expected.get("final"), weights, tolerance);
        assertEquals(expected.get("mean_loss").doubleValue(), sum / ROWS.size(), tolerance);
    }

    private static void assertWeights(JsonNode expected, ExpertWeights weights, double tolerance) {
        for (int j = 0; j < weights.experts(); j++) {
            assertEquals(expected.get(j).doubleValue(), weights.weights()[j], tolerance);
        }
    }
}
