package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.models.drift.InputReference;
import io.headrace.models.drift.TrainingReference;
import java.io.IOException;

/// The document's part on what a model met in training; left out where nothing was kept.
final class ReferenceDocument {
    private ReferenceDocument() {}

    static void write(JsonGenerator json, TrainingReference reference) throws IOException {
        json.writeObjectFieldStart("reference");
        json.writeFieldName("loss_unit");
        new NumberWriter(json).number(reference.lossUnit());
        json.writeArrayFieldStart("inputs");
        for (InputReference input : reference.inputs()) {
            json.writeStartObject();
            json.writeStringField("column", input.column());
            json.writeFieldName("edges");
            new NumberWriter(json).numbers(input.edges());
            json.writeFieldName("shares");
            new NumberWriter(json).numbers(input.shares());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// @throws IllegalArgumentException when a number or a name is not as it must be
    static TrainingReference read(Fields reference) {
        double lossUnit = reference.number("loss_unit");
        TrainingReference read = new TrainingReference(reference.list("inputs", ReferenceDocument::input), lossUnit);
        reference.end();
        return read;
    }

    private static InputReference input(String path, JsonNode node) {
        Fields input = new Fields(path, node);
        InputReference read = new InputReference(
                input.text("column"), input.list("edges", Fields::number), input.list("shares", Fields::number));
        input.end();
        return read;
    }
}
