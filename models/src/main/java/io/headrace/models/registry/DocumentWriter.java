package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes the canonical document; [DocumentReader] is its mirror.
final class DocumentWriter {
    private final JsonGenerator json;
    private final NumberWriter write;

    private DocumentWriter(JsonGenerator json) {
        this.json = json;
        this.write = new NumberWriter(json);
    }

    static byte[] write(ModelBundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bundle, bytes);
        return bytes.toByteArray();
    }

    /// Whether these are the bytes that the model is written in; they are compared as they come.
    static boolean writes(ModelBundle bundle, byte[] document) {
        Compared compared = new Compared(document);
        write(bundle, compared);
        return compared.same();
    }

    private static void write(ModelBundle bundle, OutputStream bytes) {
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            new DocumentWriter(json).document(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    /// The card alone with its id, for people who look into the folder; nothing reads it back.
    static byte[] card(ModelCard card) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("id", card.id());
            json.writeFieldName("card");
            new DocumentWriter(json).cardFields(card);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void document(ModelBundle bundle) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", ModelDocument.format(bundle.model()));
        json.writeFieldName("card");
        cardFields(bundle.card());
        json.writeFieldName("model");
        new PredictorWriter(json).model(bundle.model());
        json.writeFieldName("calibration");
        CalibrationDocument.write(json, bundle.calibration());
        if (!bundle.reference().isEmpty()) {
            ReferenceDocument.write(json, bundle.reference());
        }
        json.writeEndObject();
    }

    private void cardFields(ModelCard card) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", card.family());
        json.writeStringField("library_version", card.libraryVersion());
        json.writeStringField("schema_fingerprint", card.schemaFingerprint());
        texts("columns", card.columns());
        json.writeFieldName("levels");
        write.numbers(card.levels().values());
        json.writeObjectFieldStart("window");
        json.writeNumberField("lead_nanos", card.window().leadNanos());
        json.writeNumberField("review_nanos", card.window().reviewNanos());
        json.writeEndObject();
        texts("dataset_digests", card.datasetDigests());
        json.writeNumberField("trained_from_nanos", card.trainedFromNanos());
        json.writeNumberField("trained_to_nanos", card.trainedToNanos());
        json.writeNumberField("served_to_nanos", card.servedToNanos());
        json.writeNumberField("folds", card.folds());
        json.writeNumberField("seed", card.seed());
        write.numbers("settings", card.settings());
        write.numbers("scores", card.scores());
        json.writeStringField("limits", card.limits());
        if (!card.provenance().isEmpty()) {
            json.writeObjectFieldStart("provenance");
            for (Map.Entry<String, String> told : card.provenance().entrySet()) {
                json.writeStringField(told.getKey(), told.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /// Keeps nothing but whether what is written is what is expected, from first to last byte.
    private static final class Compared extends OutputStream {
        private final byte[] expected;
        private int at;
        private boolean differs;

        Compared(byte[] expected) {
            this.expected = expected;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            differs = differs
                    || length > expected.length - at
                    || !Arrays.equals(bytes, offset, offset + length, expected, at, at + length);
            at += differs ? 0 : length;
        }

        boolean same() {
            return !differs && at == expected.length;
        }
    }
}
