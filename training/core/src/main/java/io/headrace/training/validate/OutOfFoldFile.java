package io.headrace.training.validate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.registry.CompressedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Out-of-fold forecasts of a model, as a compressed JSON file that is published with it. A policy is tuned on
/// them, since they are what the model would have said before it had seen the outcome.
public final class OutOfFoldFile {
    /// Its name among a model's files.
    public static final String FILE = "out-of-fold.json.gz";

    private static final String SCHEMA = "headrace/out-of-fold/v1";
    private static final int LARGEST_BYTES = 1 << 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private OutOfFoldFile() {}

    public static byte[] write(String modelId, List<QuantileForecast> forecasts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            write(json, modelId, forecasts);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return CompressedDocument.compress(out.toByteArray());
    }

    /// @throws io.headrace.market.problem.ProblemException HR-2021 when the file is not what [#write] makes
    public static List<QuantileForecast> read(byte[] compressed, String modelId) {
        try {
            return parse(JSON.readTree(CompressedDocument.expand(compressed, LARGEST_BYTES)), modelId);
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(
                            "HR-2021",
                            "the evidence of " + modelId + " cannot be read: " + firstLine(e),
                            modelId,
                            "Train the model again",
                            ExitCode.INTEGRITY)
                    .toException(e);
        }
    }

    private static void write(JsonGenerator json, String modelId, List<QuantileForecast> forecasts) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("model", modelId);
        if (!forecasts.isEmpty()) {
            QuantileForecast first = forecasts.getFirst();
            json.writeNumberField("lead_nanos", first.window().leadNanos());
            json.writeNumberField("review_nanos", first.window().reviewNanos());
            writeNumbers(
                    json,
                    "levels",
                    first.levels().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }
        json.writeArrayFieldStart("forecasts");
        for (QuantileForecast forecast : forecasts) {
            json.writeStartObject();
            json.writeStringField("venue", forecast.venue());
            json.writeNumberField("as_of_nanos", forecast.asOfNanos());
            writeNumbers(json, "need_usd", forecast.values());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeNumbers(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    private static List<QuantileForecast> parse(JsonNode root, String modelId) {
        require(SCHEMA.equals(root.path("schema").asText()), "schema must be " + SCHEMA);
        require(modelId.equals(root.path("model").asText()), "model must be " + modelId);
        List<QuantileForecast> forecasts = new ArrayList<>();
        if (root.path("forecasts").isEmpty()) {
            return forecasts;
        }
        ForecastWindow window = new ForecastWindow(
                root.path("lead_nanos").asLong(-1), root.path("review_nanos").asLong(-1));
        List<Double> levels = new ArrayList<>();
        root.path("levels").forEach(level -> levels.add(level.asDouble()));
        QuantileLevels all = new QuantileLevels(levels);
        ForecastSupport support = new ForecastSupport.FromModel("out-of-fold", "");
        for (JsonNode row : root.path("forecasts")) {
            double[] values = new double[row.path("need_usd").size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = row.path("need_usd").get(k).asDouble(Double.NaN);
            }
            require(row.path("as_of_nanos").isIntegralNumber(), "as_of_nanos must be a whole number");
            forecasts.add(new QuantileForecast(
                    row.path("venue").asText(), row.path("as_of_nanos").asLong(), window, all, values, support));
        }
        return forecasts;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
