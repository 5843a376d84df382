package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.inference.cli.place.JournalPlace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What the verbs over transfers share: where the journal is, and how a result is printed.
final class TransferPlace {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "A desk's journal: its folder below HEADRACE_HOME/journal, or the file; may be left out when"
                    + " there is only one. The desk may be running.")
    private @Nullable Path journal;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:HEADRACE_HOME:-var}",
            description = "Where journals are (default: HEADRACE_HOME, else ./var).")
    private Path home = Path.of("var");

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /// The journal's file.
    Path file() {
        return new JournalPlace(home).file(Optional.ofNullable(journal));
    }

    boolean wantsJson() {
        return json;
    }

    CommandSpec spec() {
        return spec;
    }

    /// Prints the form that is asked for.
    int print(Supplier<String> text, Supplier<ObjectNode> document) {
        return print(spec, json ? pretty(document.get()) : text.get());
    }

    static int print(CommandSpec spec, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
        return 0;
    }

    static String pretty(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }
}
