package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models show`.
@Command(name = "show", sortOptions = false, description = "Checks a model and shows its card.")
final class ModelsShowCommand extends Verb {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            defaultValue = "champion",
            description = "An id, champion or previous (default: ${DEFAULT-VALUE}).")
    private String model = "champion";

    @Override
    Result run(ConsoleProgress progress) {
        return new Shown(Home.fromEnvironment().models().load(model).card());
    }

    private record Shown(ModelCard card) implements Result {
        @Override
        public String text() {
            return Cards.text(card);
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-show");
            document.set("card", Cards.json(card));
            return document;
        }
    }
}
