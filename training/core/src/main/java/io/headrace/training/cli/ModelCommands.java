package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.registry.ModelSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `models list|show|promote`.
final class ModelCommands {
    private ModelCommands() {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the models; a damaged one says so.")
    static final class ListModels implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        ListModels(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            List<ModelSummary> models = new ModelRegistry(console.models()).list();
            if (output.json) {
                ObjectNode document = Console.document("models-list");
                ArrayNode array = document.putArray("models");
                models.forEach(model -> describe(array.addObject(), model));
                console.print(document);
            } else if (models.isEmpty()) {
                console.print("no models in " + console.models() + "; train one with 'headrace train run'");
            } else {
                StringBuilder text = new StringBuilder(String.format(
                        "%-18s  %-12s  %-20s  %8s  %s%n", "model", "family", "trained to", "wql", "names"));
                models.forEach(model -> text.append(line(model)));
                console.print(text.toString());
            }
            return 0;
        }

        private static String line(ModelSummary model) {
            String names = String.join(", ", model.aliases());
            return switch (model) {
                case ModelSummary.Intact intact ->
                    String.format(
                            Locale.ROOT,
                            "%-18s  %-12s  %-20s  %8s  %s%n",
                            intact.id(),
                            intact.card().family(),
                            DataCommands.time(intact.card().trainedToNanos()),
                            Optional.ofNullable(intact.card().scores().get("wql"))
                                    .map(wql -> String.format(Locale.ROOT, "%.4f", wql))
                                    .orElse("-"),
                            names);
                case ModelSummary.Damaged damaged ->
                    String.format("%-18s  refused: %s  %s%n", damaged.id(), damaged.sentence(), names);
            };
        }

        private static void describe(ObjectNode node, ModelSummary model) {
            node.put("id", model.id());
            switch (model) {
                case ModelSummary.Intact intact -> fill(node, intact.card());
                case ModelSummary.Damaged damaged -> node.put("problem", damaged.sentence());
            }
            ArrayNode aliases = node.putArray("aliases");
            model.aliases().forEach(aliases::add);
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a model's card.")
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "MODEL",
                defaultValue = "champion",
                description = "An id, champion or previous; default: ${DEFAULT-VALUE}.")
        private String model = "";

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ModelBundle bundle = new ModelRegistry(console.models()).load(model);
            ModelCard card = bundle.card();
            if (output.json) {
                ObjectNode document = Console.document("model-card").put("id", card.id());
                fill(document, card);
                console.print(document);
            } else {
                console.print(text(card, bundle.calibration().digest()));
            }
            return 0;
        }

        private static String text(ModelCard card, String calibration) {
            StringBuilder text = new StringBuilder();
            row(text, "model", card.id());
            row(text, "family", card.family() + ", fitted by " + card.libraryVersion());
            row(
                    text,
                    "forecasts",
                    "the running maximum of need over (" + hours(card.window().leadNanos()) + ", "
                            + hours(card.window().endNanos()) + "] after the forecast, at "
                            + card.levels().values());
            row(
                    text,
                    "trained",
                    DataCommands.time(card.trainedFromNanos()) + " to " + DataCommands.time(card.trainedToNanos())
                            + ", seed " + card.seed() + ", " + card.folds() + " folds");
            row(text, "data", String.join(", ", card.datasetDigests()));
            row(text, "features", card.columns().size() + ", schema " + card.schemaFingerprint());
            row(text, "calibration", calibration);
            for (Map.Entry<String, Double> score : card.scores().entrySet()) {
                row(text, score.getKey(), String.format(Locale.ROOT, "%.4f", score.getValue()));
            }
            row(text, "limits", card.limits());
            return text.toString();
        }

        private static void row(StringBuilder text, String name, String value) {
            text.append(String.format("%-24s %s%n", name, value));
        }

        private static String hours(long nanos) {
            return String.format(Locale.ROOT, "%.3g h", nanos / 3.6e12);
        }
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Make a model the champion; the one before is kept as previous.")
    static final class Promote implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        @Parameters(paramLabel = "MODEL", description = "An id, or previous to roll back.")
        private String model = "";

        Promote(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = new ModelRegistry(console.models());
            String before = registry.champion().orElse("none");
            registry.promote(model);
            String now = registry.champion().orElseThrow();
            if (output.json) {
                console.print(
                        Console.document("models-promote").put("champion", now).put("before", before));
            } else {
                console.print("champion is " + now + (before.equals(now) ? ", as before" : ", was " + before));
            }
            return 0;
        }
    }

    private static void fill(ObjectNode node, ModelCard card) {
        node.put("family", card.family())
                .put("library_version", card.libraryVersion())
                .put("schema_fingerprint", card.schemaFingerprint())
                .put("trained_from", DataCommands.time(card.trainedFromNanos()))
                .put("trained_to", DataCommands.time(card.trainedToNanos()))
                .put("folds", card.folds())
                .put("seed", card.seed())
                .put("limits", card.limits());
        ObjectNode scores = node.putObject("scores");
        card.scores().forEach(scores::put);
        ArrayNode columns = node.putArray("columns");
        card.columns().forEach(columns::add);
        ArrayNode datasets = node.putArray("dataset_digests");
        card.datasetDigests().forEach(datasets::add);
    }
}
