package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models show`.
@Command(
        name = "show",
        sortOptions = false,
        description = "Checks a model and shows its card, and the chain of digests from its datasets to its signature.")
final class ModelsShowCommand extends Verb {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            defaultValue = "champion",
            description = "An id, champion, challenger or previous (default: ${DEFAULT-VALUE}).")
    private String model = "champion";

    @Override
    protected Result run(ConsoleProgress progress) {
        Home home = Home.fromEnvironment();
        ModelRegistry registry = home.models();
        ModelCard card = registry.inspect(model).card();
        return new Shown(card, Lineage.of(home, registry, card));
    }

    private record Shown(ModelCard card, Lineage lineage) implements Result {
        @Override
        public String text() {
            return Cards.text(card) + lineage.text();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-show");
            document.set("card", Cards.json(card));
            document.set("lineage", lineage.json());
            return document;
        }
    }
}
