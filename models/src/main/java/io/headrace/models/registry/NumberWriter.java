package io.headrace.models.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Numbers as every part of the document writes them: the shortest text that reads back to the same bits.
final class NumberWriter {
    private final JsonGenerator json;

    NumberWriter(JsonGenerator json) {
        this.json = json;
    }

    void number(double value) throws IOException {
        json.writeNumber(Double.toString(value));
    }

    void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    void numbers(String name, double[] values) throws IOException {
        json.writeFieldName(name);
        array(values);
    }

    void numbers(String name, Map<String, Double> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            number(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    void numbers(List<Double> values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
    }

    void rows(String name, double[][] rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (double[] row : rows) {
            array(row);
        }
        json.writeEndArray();
    }

    void integers(String name, int[] values) throws IOException {
        json.writeFieldName(name);
        integers(values);
    }

    void integers(int[] values) throws IOException {
        json.writeStartArray();
        for (int value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private void array(double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
    }
}
