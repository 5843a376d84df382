package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `data list`.
@Command(
        name = "list",
        sortOptions = false,
        description = "Lists the datasets; of one, its series with their spans and gaps.")
final class DataListCommand extends Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A dataset.")
    private @Nullable String name;

    @Override
    protected Result run(ConsoleProgress progress) {
        DatasetCatalog catalog = Home.fromEnvironment().datasets();
        if (name == null) {
            return new Listed(catalog.list());
        }
        try (DatasetReader reader = DatasetReader.open(catalog.resolve(name))) {
            return new SeriesList(reader.manifest());
        }
    }

    private record Listed(List<DatasetCatalog.Entry> entries) implements Result {
        @Override
        public String text() {
            if (entries.isEmpty()) {
                return "no datasets yet; see 'headrace data import --help' and 'headrace data generate --help'";
            }
            StringBuilder text = new StringBuilder();
            for (DatasetCatalog.Entry entry : entries) {
                DatasetManifest manifest = entry.manifest();
                var problem = entry.problem();
                text.append(
                        manifest != null
                                ? String.format(
                                        Locale.ROOT,
                                        "%-20s %,9d events  %s to %s  %s%n",
                                        entry.name(),
                                        manifest.rows(),
                                        Output.time(manifest.fromNanos()),
                                        Output.time(manifest.toNanos()),
                                        manifest.digest().substring(0, 12))
                                : String.format(
                                        Locale.ROOT,
                                        "%-20s damaged: %s%n",
                                        entry.name(),
                                        problem == null ? "no reason known" : problem.sentence()));
            }
            return text.toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("data-list");
            var datasets = document.putArray("datasets");
            for (DatasetCatalog.Entry entry : entries) {
                ObjectNode node = datasets.addObject();
                DatasetManifest manifest = entry.manifest();
                var problem = entry.problem();
                if (manifest != null) {
                    DatasetResult.fill(node, manifest);
                } else if (problem != null) {
                    node.put("name", entry.name()).put("problem", problem.sentence());
                }
                node.put("folder", entry.path().toString());
            }
            return document;
        }
    }
}
