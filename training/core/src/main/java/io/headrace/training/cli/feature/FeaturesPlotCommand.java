package io.headrace.training.cli.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.feature.FeatureColumns;
import io.headrace.training.feature.FeaturePlot;
import io.headrace.training.feature.FeatureTable;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `features plot`.
@Command(
        name = "plot",
        sortOptions = false,
        description = "Draws a feature of a dataset over time, one line for each venue.",
        footer = {"", "Example: ./headrace features plot binance spread --every 1s --out spread.html"})
final class FeaturesPlotCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DATASET", description = "A dataset; 'data list' names them.")
    private String dataset = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "A feature; 'features list' names them.")
    private String name = "";

    @Mixin
    private FeatureSources sources = new FeatureSources();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "feature.html",
            description = "Where to: .html, a page of its own, or .svg (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("feature.html");

    @Option(names = "--force", description = "Replace the file when it exists.")
    private boolean force;

    @Override
    protected Result run(ConsoleProgress progress) {
        String file = String.valueOf(out.getFileName());
        if (!file.endsWith(".html") && !file.endsWith(".svg")) {
            throw new ParameterException(spec.commandLine(), "--out must end in .html or .svg, was '" + out + "'");
        }
        SignalDefinition definition = FeatureColumns.definition(name, sources.parameters());
        try (DatasetReader reader = FeatureSources.open(dataset)) {
            int lines = FeaturePlot.write(
                    sources.run(reader, new FeatureCatalog(List.of(definition))),
                    definition,
                    reader.manifest(),
                    new FeatureTable.Target(out, force),
                    progress);
            return new Plotted(out, name, lines);
        }
    }

    private record Plotted(Path file, String feature, int venues) implements Result {
        @Override
        public String text() {
            return file + ": " + feature + " of " + venues + (venues == 1 ? " venue" : " venues");
        }

        @Override
        public ObjectNode json() {
            return Output.document("features-plot")
                    .put("file", file.toString())
                    .put("feature", feature)
                    .put("venues", venues);
        }
    }
}
