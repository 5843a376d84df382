package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;

/// A forecast as part of a recorded decision.
final class ForecastText {
    private ForecastText() {}

    static void write(CanonicalJson json, QuantileForecast forecast) {
        json.field("venue", forecast.venue())
                .field("asOfNanos", forecast.asOfNanos())
                .field("leadNanos", forecast.window().leadNanos())
                .field("reviewNanos", forecast.window().reviewNanos())
                .numbers(
                        "levels",
                        forecast.levels().values().stream()
                                .mapToDouble(level -> level)
                                .toArray())
                .numbers("values", forecast.values())
                .object("support", into -> support(into, forecast.support()));
    }

    static void support(CanonicalJson json, ForecastSupport support) {
        switch (support) {
            case ForecastSupport.FromModel(String modelId, String calibrationDigest) ->
                json.field("model", modelId).field("calibration", calibrationDigest);
            case ForecastSupport.LastGood(String modelId, long ageNanos) ->
                json.field("lastGood", modelId).field("ageNanos", ageNanos);
            case ForecastSupport.Seasonal(String reason) -> json.field("seasonal", reason);
            case ForecastSupport.Unavailable(String reason) -> json.field("unavailable", reason);
        }
    }

    static QuantileForecast read(JsonNode node) {
        return new QuantileForecast(
                get(node, "venue").asText(),
                get(node, "asOfNanos").asLong(),
                new ForecastWindow(
                        get(node, "leadNanos").asLong(),
                        get(node, "reviewNanos").asLong()),
                new QuantileLevels(numbers(get(node, "levels"))),
                numbers(get(node, "values")).stream()
                        .mapToDouble(value -> value)
                        .toArray(),
                support(get(node, "support")));
    }

    static ForecastSupport support(JsonNode node) {
        if (node.has("model")) {
            return new ForecastSupport.FromModel(
                    get(node, "model").asText(), get(node, "calibration").asText());
        }
        if (node.has("lastGood")) {
            return new ForecastSupport.LastGood(
                    get(node, "lastGood").asText(), get(node, "ageNanos").asLong());
        }
        return node.has("seasonal")
                ? new ForecastSupport.Seasonal(get(node, "seasonal").asText())
                : new ForecastSupport.Unavailable(get(node, "unavailable").asText());
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> values = new ArrayList<>(array.size());
        array.forEach(value -> values.add(value.asDouble()));
        return values;
    }
}
