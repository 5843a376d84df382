package io.headrace.training.cli.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.feature.FeatureColumns;
import io.headrace.training.feature.FeatureExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `features explain`.
@Command(
        name = "explain",
        sortOptions = false,
        description = "Tells one feature in full: formula, source, unit, warm-up, inputs, and its value on a dataset.",
        footer = {"", "Example: ./headrace features explain ofi_60s --dataset binance"})
final class FeaturesExplainCommand extends Verb {
    @Parameters(paramLabel = "NAME", description = "A feature; 'features list' names them.")
    private String name = "";

    @Option(names = "--dataset", paramLabel = "NAME", description = "Show its latest value on this dataset.")
    private @Nullable String dataset;

    @Mixin
    private FeatureSources sources = new FeatureSources();

    @Override
    protected Result run(ConsoleProgress progress) {
        SignalDefinition definition = FeatureColumns.definition(name, sources.parameters());
        if (dataset == null) {
            return new Explained(definition, List.of());
        }
        try (DatasetReader reader = FeatureSources.open(dataset)) {
            FeatureExample example = new FeatureExample(definition);
            sources.run(reader, new FeatureCatalog(List.of(definition)))
                    .run(example.filter(reader.manifest()), progress, example);
            return new Explained(definition, new ArrayList<>(example.latest()));
        }
    }

    private record Explained(SignalDefinition definition, List<FeatureExample.Value> values) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(FeatureText.text(definition));
            for (FeatureExample.Value value : values) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-9s %s at %s%s%n",
                        value.equals(values.getFirst()) ? "value" : "",
                        value.warm() ? String.format(Locale.ROOT, "%.6g", value.value()) : "not warm",
                        value.venue(),
                        value.stale() ? ", stale" : ""));
            }
            return values.isEmpty()
                    ? text.toString()
                    : text + "  as of     " + Output.time(values.getFirst().nanos()) + "\n";
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("features-explain");
            document.set("feature", FeatureText.json(definition));
            var examples = document.putArray("values");
            for (FeatureExample.Value value : values) {
                ObjectNode node = examples.addObject()
                        .put("venue", value.venue())
                        .put("time", Output.time(value.nanos()))
                        .put("stale", value.stale());
                if (value.warm()) {
                    node.put("value", value.value());
                }
            }
            return document;
        }
    }
}
