package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelSummary;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `models list`.
@Command(name = "list", sortOptions = false, description = "Lists the models; a damaged one says so.")
final class ModelsListCommand extends Verb {
    @Override
    Result run(ConsoleProgress progress) {
        return new Listed(Home.fromEnvironment().models().list());
    }

    private record Listed(List<ModelSummary> models) implements Result {
        @Override
        public String text() {
            if (models.isEmpty()) {
                return "no models yet; see 'headrace train run --help'";
            }
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-18s %-13s %-21s %7s %8s  %s%n",
                    "id",
                    "family",
                    "trained to",
                    "WQL",
                    "cov .95",
                    "names"));
            for (ModelSummary model : models) {
                String names = String.join(", ", model.aliases());
                switch (model) {
                    case ModelSummary.Intact(ModelCard card, List<String> ignored) ->
                        text.append(String.format(
                                Locale.ROOT,
                                "%-18s %-13s %-21s %7.4f %7.1f%%  %s%n",
                                card.id(),
                                card.family(),
                                Output.time(card.trainedToNanos()),
                                card.scores().getOrDefault("wql", Double.NaN),
                                100 * card.scores().getOrDefault("coverage_0.95", Double.NaN),
                                names));
                    case ModelSummary.Damaged damaged ->
                        text.append(String.format(
                                Locale.ROOT, "%-18s damaged: %s  %s%n", damaged.id(), damaged.sentence(), names));
                }
            }
            return text.toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-list");
            var list = document.putArray("models");
            for (ModelSummary model : models) {
                ObjectNode node = list.addObject().put("id", model.id());
                var aliases = node.putArray("aliases");
                model.aliases().forEach(aliases::add);
                switch (model) {
                    case ModelSummary.Intact intact -> node.set("card", Cards.json(intact.card()));
                    case ModelSummary.Damaged damaged -> node.put("problem", damaged.sentence());
                }
            }
            return document;
        }
    }
}
