package io.headrace.training.fit.commonsmath;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Against R's quantreg 5.94, `rq(method = "br")`, on 800 rows with three inputs.
class QuantregOracleTest {
    private static final FeatureSchema SCHEMA = FeatureSchema.of(List.of("x1", "x2", "x3"), List.of("x1", "x2", "x3"));

    @Test
    void coefficientsAndLossAreThoseOfQuantreg() throws IOException {
        TrainingSet set = rows();
        JsonNode fits = expected().get("fits");
        List<Double> taus = new ArrayList<>();
        fits.forEach(fit -> taus.add(fit.get("tau").asDouble()));
        LinearQuantiles model = new LinearQuantileTrainer().fit(set, new QuantileLevels(taus), 0);
        for (int k = 0; k < taus.size(); k++) {
            JsonNode coef = fits.get(k).get("coef");
            double[] raw = unstandardized(model, k);
            assertEquals(coef.get("(Intercept)").asDouble(), raw[0], 1e-6, "intercept at " + taus.get(k));
            for (int j = 1; j <= 3; j++) {
                assertEquals(coef.get("x" + j).asDouble(), raw[j], 1e-6, "x" + j + " at " + taus.get(k));
            }
            double loss = meanLoss(set, raw, taus.get(k));
            assertEquals(fits.get(k).get("mean_pinball").asDouble(), loss, 1e-9, "loss at " + taus.get(k));
        }
    }

    private static double[] unstandardized(LinearQuantiles model, int k) {
        double[] raw = model.coefficients()[k];
        for (int j = 1; j < raw.length; j++) {
            raw[j] /= model.spread()[j - 1];
            raw[0] -= raw[j] * model.centre()[j - 1];
        }
        return raw;
    }

    private static double meanLoss(TrainingSet set, double[] raw, double tau) {
        double sum = 0;
        for (TrainingRow row : set.rows()) {
            double left = row.y() - raw[0];
            for (int j = 1; j < raw.length; j++) {
                left -= raw[j] * row.feature(j - 1);
            }
            sum += left * (left < 0 ? tau - 1 : tau);
        }
        return sum / set.size();
    }

    private static TrainingSet rows() throws IOException {
        List<TrainingRow> rows = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource("quantreg.csv"), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).toList()) {
                double[] values = Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                rows.add(new TrainingRow(
                        "alpha", rows.size(), Arrays.copyOfRange(values, 1, values.length), values[0], 1, 1));
            }
        }
        return new TrainingSet(SCHEMA, new ForecastWindow(0, 1), rows);
    }

    private static JsonNode expected() throws IOException {
        try (InputStream in = resource("quantreg_R.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(QuantregOracleTest.class.getResourceAsStream("/fixtures/" + name));
    }
}
