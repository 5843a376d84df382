package io.headrace.training.cli.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.EngineOption;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.feature.FeatureColumns;
import io.headrace.training.feature.FeatureRun;
import io.headrace.training.feature.FeatureTable;
import io.headrace.training.feature.SpreadFeatures;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `features build`.
@Command(
        name = "build",
        sortOptions = false,
        description = {
            "Computes features of a dataset as a table: time, venue, one column each.",
            "A cell is empty while its feature is not warm."
        },
        footer = {
            "",
            "Example: ./headrace features build binance --columns ofi_60s,spread --every 1s --out features.csv"
        })
final class FeaturesBuildCommand extends Verb {
    @Parameters(paramLabel = "DATASET", description = "A dataset; 'data list' names them.")
    private String dataset = "";

    @Option(
            names = "--catalog",
            paramLabel = "NAME",
            defaultValue = "standard",
            description = "standard: what models are trained on; full: everything (default: ${DEFAULT-VALUE}).")
    private CatalogChoice choice = CatalogChoice.STANDARD;

    @Option(names = "--columns", paramLabel = "A,B", description = "These features, instead of a catalog.")
    private @Nullable String columns;

    @Mixin
    private FeatureSources sources = new FeatureSources();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "features.csv",
            description = "Where to: .csv or .parquet (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("features.csv");

    @Option(names = "--stale", description = "Add a column that names the features whose inputs are too old.")
    private boolean stale;

    @Option(names = "--force", description = "Replace the file when it exists.")
    private boolean force;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Override
    protected Result run(ConsoleProgress progress) {
        SignalParameters parameters = sources.parameters();
        FeatureCatalog catalog =
                columns == null ? choice.catalog(parameters) : FeatureColumns.named(columns, parameters);
        FeatureSchema schema = catalog.schema();
        try (DatasetReader reader = FeatureSources.open(dataset)) {
            FeatureRun run = sources.run(reader, catalog);
            FeatureTable.Target target = new FeatureTable.Target(out, force);
            long rows = spread(run, catalog, target, progress)
                    .orElseGet(() -> FeatureTable.write(run, schema, target, stale, progress));
            return new Built(out, rows, schema.size(), run);
        }
    }

    private Optional<Long> spread(
            FeatureRun run, FeatureCatalog catalog, FeatureTable.Target target, ConsoleProgress progress) {
        try (WorkEngine started = engine.start()) {
            return started == null
                    ? Optional.empty()
                    : Optional.of(FeatureTable.write(
                            new SpreadFeatures(started, sources.shared(dataset, catalog, stale), run.venues()),
                            target,
                            progress));
        }
    }

    private record Built(Path file, long rows, int columns, FeatureRun run) implements Result {
        @Override
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "%s: %,d rows of %d features, %d venues, mean over %d coins",
                    file,
                    rows,
                    columns,
                    run.venues().size(),
                    run.coins().size());
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("features-build")
                    .put("file", file.toString())
                    .put("rows", rows)
                    .put("features", columns);
            var venues = document.putArray("venues");
            run.venues().forEach(venues::add);
            var coins = document.putArray("coins");
            run.coins().forEach(coins::add);
            return document;
        }
    }
}
