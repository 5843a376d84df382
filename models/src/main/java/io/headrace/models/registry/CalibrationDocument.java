package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.blend.BernsteinWeights;
import io.headrace.models.blend.BlendState;
import io.headrace.models.blend.ExpertWeights;
import io.headrace.models.blend.PolynomialWeights;
import io.headrace.models.calibration.CalibrationState;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The document's part on calibration: offsets by venue and, where outcomes move a blend's weights, what they
/// have taught so far.
final class CalibrationDocument {
    private CalibrationDocument() {}

    static void write(JsonGenerator json, CalibrationState state) throws IOException {
        json.writeStartObject();
        json.writeFieldName("rate");
        new NumberWriter(json).number(state.rate());
        json.writeObjectFieldStart("offsets");
        for (Map.Entry<String, List<Double>> venue : state.offsets().entrySet()) {
            numbers(json, venue.getKey(), venue.getValue());
        }
        json.writeEndObject();
        if (state.experts().isPresent()) {
            BlendState experts = state.experts().get();
            json.writeObjectFieldStart("experts");
            weights(json, "start", experts.start());
            json.writeObjectFieldStart("venues");
            for (Map.Entry<String, List<ExpertWeights>> venue : experts.venues().entrySet()) {
                weights(json, venue.getKey(), venue.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void weights(JsonGenerator json, String name, List<ExpertWeights> levels) throws IOException {
        json.writeArrayFieldStart(name);
        for (ExpertWeights level : levels) {
            json.writeStartObject();
            switch (level) {
                case BernsteinWeights(List<Double> spreads, List<Double> gains) -> {
                    json.writeStringField("kind", "bernstein");
                    numbers(json, "spreads", spreads);
                    numbers(json, "gains", gains);
                }
                case PolynomialWeights(List<Double> regrets, List<Double> rates, double greatest) -> {
                    json.writeStringField("kind", "polynomial");
                    numbers(json, "regrets", regrets);
                    numbers(json, "inverse_rates", rates);
                    json.writeFieldName("greatest");
                    new NumberWriter(json).number(greatest);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeFieldName(name);
        new NumberWriter(json).numbers(values);
    }

    static CalibrationState read(Fields calibration) {
        CalibrationState read = new CalibrationState(
                calibration.number("rate"),
                calibration.map("offsets", (path, node) -> Fields.list(path, node, Fields::number)));
        if (calibration.has("experts")) {
            Fields experts = calibration.object("experts");
            BlendState weights = new BlendState(
                    experts.list("start", CalibrationDocument::weights),
                    experts.map("venues", (path, node) -> Fields.list(path, node, CalibrationDocument::weights)));
            experts.end();
            read = read.withExperts(weights);
        }
        calibration.end();
        return read;
    }

    private static ExpertWeights weights(String path, JsonNode node) {
        Fields level = new Fields(path, node);
        String kind = level.text("kind");
        ExpertWeights read = switch (kind) {
            case "bernstein" ->
                new BernsteinWeights(level.list("spreads", Fields::number), level.list("gains", Fields::number));
            case "polynomial" ->
                new PolynomialWeights(
                        level.list("regrets", Fields::number),
                        level.list("inverse_rates", Fields::number),
                        level.number("greatest"));
            default ->
                throw new IllegalArgumentException(
                        "field '" + path + ".kind' is none this version reads: '" + kind + "'");
        };
        level.end();
        return read;
    }
}
