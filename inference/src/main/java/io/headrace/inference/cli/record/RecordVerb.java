package io.headrace.inference.cli.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What these verbs have in common: where the records are, and a result as text or JSON.
abstract class RecordVerb implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RecordPlace place = new RecordPlace();

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /// A result in both forms; the one that is asked for is made.
    interface Result {
        String text();

        ObjectNode json();

        ExitCode exit();
    }

    abstract Result run(RecordPlace from);

    CommandSpec spec() {
        return spec;
    }

    @Override
    public final Integer call() {
        Result result = run(place);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? pretty(result.json()) : result.text().stripTrailing());
        out.flush();
        return result.exit().status();
    }

    /// An empty document with its schema, `headrace/<name>/v1`.
    static ObjectNode document(String name) {
        return JsonNodeFactory.instance.objectNode().put("schema", "headrace/" + name + "/v1");
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    private static String pretty(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }
}
