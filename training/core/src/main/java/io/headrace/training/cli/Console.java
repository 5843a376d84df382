package io.headrace.training.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Where a command speaks and where its files are.
///
/// @param out results only
/// @param err progress, warnings, errors
/// @param home `HEADRACE_HOME`: datasets, models, reports, demo
/// @param progress shows long work on `err`
record Console(PrintWriter out, PrintWriter err, Path home, Progress progress) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Path datasets() {
        return home.resolve("datasets");
    }

    Path models() {
        return home.resolve("models");
    }

    Path reports() {
        return home.resolve("reports");
    }

    /// A new document of a schema, to be filled and given to [#print].
    static ObjectNode document(String name) {
        return JSON.createObjectNode().put("schema", "headrace/" + name + "/v1");
    }

    void print(ObjectNode document) {
        try {
            out.println(JSON.writeValueAsString(document));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    void print(String text) {
        out.print(text.endsWith("\n") ? text : text + System.lineSeparator());
        out.flush();
    }

    void say(String line) {
        err.println(line);
        err.flush();
    }
}
