package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.store.source.ImportResult;
import io.headrace.store.source.PerpVenuesImporter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data import`.
@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Reads a folder of raw tables into a dataset, all or nothing.",
            "The folder holds candles_1h.csv and funding.csv, and may hold open_interest_1h.csv, plain or .gz."
        },
        footer = {"", "Example: ./headrace data import ../shared/data/perp_venues_1h --name perps"})
final class DataImportCommand extends Verb {
    @Parameters(paramLabel = "SRC", description = "The folder.")
    private Path source = Path.of("");

    @Option(names = "--name", description = "What to call the dataset (default: the folder's name).")
    private @Nullable String name;

    @Option(
            names = "--licence",
            defaultValue = "unknown",
            description = "Terms of the data, an SPDX name if there is one.")
    private String licence = "unknown";

    @Option(names = "--replace", description = "Replace the dataset of this name.")
    private boolean replace;

    @Option(names = "--dry-run", description = "Read and check everything, write nothing.")
    private boolean dryRun;

    @Override
    Result run(ConsoleProgress progress) {
        String called = name == null
                ? String.valueOf(source.toAbsolutePath().normalize().getFileName())
                : name;
        Path folder = Home.fromEnvironment().datasets().folderFor(called);
        ImportResult read = new PerpVenuesImporter().read(source, progress);
        if (dryRun) {
            return new Dry(called, read);
        }
        DatasetHeader header = new DatasetHeader(called, licence, "imported from " + source);
        DatasetManifest manifest = replace
                ? DatasetWriter.replace(folder, header, read.events(), progress)
                : DatasetWriter.write(folder, header, read.events(), progress);
        return new DatasetResult("import", folder, manifest);
    }

    private record Dry(String name, ImportResult read) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (ImportResult.ImportedFile file : read.files()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-28s %,9d rows  %s to %s%n",
                        file.file(),
                        file.rows(),
                        Output.time(file.fromNanos()),
                        Output.time(file.toNanos())));
            }
            return text.append("nothing was written (--dry-run)").toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document =
                    Output.document("data-import").put("name", name).put("dry_run", true);
            var files = document.putArray("files");
            for (ImportResult.ImportedFile file : read.files()) {
                files.addObject()
                        .put("file", file.file())
                        .put("rows", file.rows())
                        .put("from", Output.time(file.fromNanos()))
                        .put("to", Output.time(file.toNanos()));
            }
            return document;
        }
    }
}
