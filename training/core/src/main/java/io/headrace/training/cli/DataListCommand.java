package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.store.dataset.DatasetManifest;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `data list`.
@Command(name = "list", sortOptions = false, description = "Lists the datasets.")
final class DataListCommand extends Verb {
    @Override
    Result run(ConsoleProgress progress) {
        return new Listed(Home.fromEnvironment().datasets().list());
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
