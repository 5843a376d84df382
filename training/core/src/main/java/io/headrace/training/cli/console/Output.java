package io.headrace.training.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// JSON documents of the command line.
public final class Output {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Output() {}

    /// An empty document with its schema, `headrace/<name>/v1`.
    public static ObjectNode document(String name) {
        return JsonNodeFactory.instance.objectNode().put("schema", "headrace/" + name + "/v1");
    }

    public static String text(JsonNode document) {
        try {
            return JSON.writeValueAsString(document).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }

    public static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
