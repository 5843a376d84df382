package io.headrace.inference.cli.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What the verbs that ask a running service share: where it answers, and how a result is printed.
final class ServicePlace {
    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the desk's service answers (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    RunningDesk desk() {
        return RunningDesk.at(url);
    }

    int print(ObjectNode document, Function<ObjectNode, String> text) {
        return TransferPlace.print(spec, json ? TransferPlace.pretty(document) : text.apply(document));
    }
}
