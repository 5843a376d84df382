package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelSummary;
import io.headrace.models.signature.Vouched;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `models list`.
@Command(name = "list", sortOptions = false, description = "Lists the models; a damaged one says so.")
final class ModelsListCommand extends Verb {
    @Option(names = "--tag", paramLabel = "WORD", description = "Only models with this word on them.")
    private @Nullable String tag;

    @Override
    protected Result run(ConsoleProgress progress) {
        return new Listed(Home.fromEnvironment().models().list().stream()
                .filter(model -> tag == null || model.names().tags().contains(tag))
                .toList());
    }

    private record Listed(List<ModelSummary> models) implements Result {
        @Override
        public String text() {
            if (models.isEmpty()) {
                return "no models yet; see 'headrace train run --help'";
            }
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%-18s %-13s %-21s %7s %8s  %-24s %s%n",
                    "id",
                    "family",
                    "trained to",
                    "WQL",
                    "cov .95",
                    "signature",
                    "names"));
            for (ModelSummary model : models) {
                String names = names(model.names());
                switch (model) {
                    case ModelSummary.Intact(ModelCard card, Vouched vouched, ModelSummary.Names ignored) ->
                        text.append(String.format(
                                Locale.ROOT,
                                "%-18s %-13s %-21s %7s %8s  %-24s %s%n",
                                card.id(),
                                card.family(),
                                Output.time(card.trainedToNanos()),
                                score(card, "wql", 1, "%.4f"),
                                score(card, "coverage_0.95", 100, "%.1f%%"),
                                vouched.words(),
                                names));
                    case ModelSummary.Damaged damaged ->
                        text.append(String.format(
                                Locale.ROOT, "%-18s damaged: %s  %s%n", damaged.id(), damaged.sentence(), names));
                }
            }
            return text.toString();
        }

        /// `-` for a score that the model has not: its family may forecast other levels.
        private static String score(ModelCard card, String name, double times, String form) {
            Double value = card.scores().get(name);
            return value == null ? "-" : String.format(Locale.ROOT, form, times * value);
        }

        private static String names(ModelSummary.Names names) {
            return Stream.concat(names.aliases().stream(), names.tags().stream().map(tag -> '#' + tag))
                    .collect(Collectors.joining(", "));
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("models-list");
            var list = document.putArray("models");
            for (ModelSummary model : models) {
                ObjectNode node = list.addObject().put("id", model.id());
                var aliases = node.putArray("aliases");
                model.names().aliases().forEach(aliases::add);
                var tags = node.putArray("tags");
                model.names().tags().forEach(tags::add);
                switch (model) {
                    case ModelSummary.Intact intact ->
                        node.put("signature", intact.vouched().words()).set("card", Cards.json(intact.card()));
                    case ModelSummary.Damaged damaged -> node.put("problem", damaged.sentence());
                }
            }
            return document;
        }
    }
}
