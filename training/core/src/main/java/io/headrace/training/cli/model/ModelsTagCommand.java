package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models tag`.
@Command(
        name = "tag",
        sortOptions = false,
        description = "Puts words on a model for people to find it by; they stand outside its digest and signature.",
        footer = {"", "Example: ./headrace models tag challenger q3 calm-weeks --remove q2"})
final class ModelsTagCommand extends Verb {
    @Parameters(index = "0", paramLabel = "ID", description = "An id, champion, challenger or previous.")
    private String model = "";

    @Parameters(index = "1..*", paramLabel = "WORD", description = "Lower-case letters, digits, dots, dashes.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "WORD", description = "Take this word off; may be given again.")
    private List<String> removed = new ArrayList<>();

    @Override
    protected Result run(ConsoleProgress progress) {
        ModelRegistry registry = Home.fromEnvironment().models();
        registry.tag(model, words, removed);
        String id = registry.manifest(model).id();
        return new Tagged(id, registry.names(id).tags());
    }

    private record Tagged(String model, List<String> tags) implements Result {
        @Override
        public String text() {
            return model + (tags.isEmpty() ? " has no tags" : ": " + String.join(", ", tags));
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-tag").put("model", model);
            var list = document.putArray("tags");
            tags.forEach(list::add);
            return document;
        }
    }
}
