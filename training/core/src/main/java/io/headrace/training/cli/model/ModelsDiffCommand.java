package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `models diff`.
@Command(
        name = "diff",
        sortOptions = false,
        description = "Shows what two models' cards say differently, and their scores side by side.",
        footer = {
            "",
            "Scores of models trained to different days are over different rows; 'models promote' compares on the same."
        })
final class ModelsDiffCommand extends Verb {
    @Parameters(index = "0", paramLabel = "ID", description = "An id, champion, challenger or previous.")
    private String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            defaultValue = "champion",
            description = "Compared with (default: ${DEFAULT-VALUE}).")
    private String second = "champion";

    @Override
    protected Result run(ConsoleProgress progress) {
        ModelRegistry registry = Home.fromEnvironment().models();
        return new Compared(new CardDifference(
                registry.inspect(first).card(), registry.inspect(second).card()));
    }

    private record Compared(CardDifference difference) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            line(text, "", difference.left().id(), difference.right().id(), "");
            difference.fields().forEach(field -> line(text, field.name(), field.left(), field.right(), ""));
            text.append("scores\n");
            for (CardDifference.Line score : difference.scores()) {
                String ratio = Double.isNaN(score.ratio()) ? "" : String.format(Locale.ROOT, "x %.3f", score.ratio());
                line(text, "  " + score.name(), score.left(), score.right(), ratio);
            }
            return text.toString();
        }

        private static void line(StringBuilder text, String name, String left, String right, String ratio) {
            text.append(String.format(Locale.ROOT, "%-26s %-22s %-22s %s", name, left, right, ratio)
                            .stripTrailing())
                    .append('\n');
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-diff");
            document.set("left", Cards.json(difference.left()));
            document.set("right", Cards.json(difference.right()));
            var differing = document.putArray("differing");
            difference.fields().forEach(field -> differing.add(field.name()));
            return document;
        }
    }
}
