package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.DatasetCheck;
import io.headrace.store.check.Finding;
import io.headrace.store.check.FindingGroup;
import io.headrace.store.check.Severity;
import io.headrace.store.dataset.DatasetCatalog;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.store.dataset.Segment;
import io.headrace.store.source.ImportResult;
import io.headrace.store.source.PerpVenuesImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data import|check|generate|list`.
final class DataCommands {
    private DataCommands() {}

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Import a folder of hourly candles, funding and (optional) open interest as a dataset.")
    static final class Import implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        @Parameters(
                paramLabel = "FOLDER",
                description = "Holds candles_1h.csv[.gz], funding.csv[.gz] and perhaps open_interest_1h.csv[.gz].")
        private Path folder = Path.of("");

        @Option(names = "--name", description = "Name of the dataset; default: the folder's name.")
        private @Nullable String name;

        @Option(
                names = "--licence",
                description = "Terms of the data; default: ${DEFAULT-VALUE}.",
                defaultValue = "see origin")
        private String licence = "";

        @Option(names = "--replace", description = "Replace a dataset of this name; the old one survives a failure.")
        private boolean replace;

        @Option(names = "--dry-run", description = "Read and check everything, write nothing.")
        private boolean dryRun;

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Path source = folder.toAbsolutePath().normalize();
            String called = name == null ? String.valueOf(source.getFileName()) : name;
            Path target = new DatasetCatalog(console.datasets()).folderFor(called);
            if (!replace && !dryRun) {
                requireFree(target, called);
            }
            ImportResult read = new PerpVenuesImporter().read(source, console.progress());
            if (dryRun) {
                return report(console, output.json, read);
            }
            DatasetHeader header = new DatasetHeader(called, licence, "imported from folder " + source.getFileName());
            show(console, output.json, target, write(console, target, header, read.events(), replace));
            return 0;
        }

        private static int report(Console console, boolean json, ImportResult read) {
            if (json) {
                ObjectNode document = Console.document("data-import")
                        .put("dry_run", true)
                        .put("events", read.events().size());
                ArrayNode files = document.putArray("files");
                read.files()
                        .forEach(file ->
                                files.addObject().put("file", file.file()).put("rows", file.rows()));
                console.print(document);
            } else {
                StringBuilder text = new StringBuilder();
                read.files()
                        .forEach(file -> text.append(String.format(
                                Locale.ROOT,
                                "%-28s %,9d rows  %s to %s%n",
                                file.file(),
                                file.rows(),
                                time(file.fromNanos()),
                                time(file.toNanos()))));
                console.print(text + "nothing written (--dry-run)");
            }
            return 0;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Look for gaps, duplicates, disorder and impossible values, each with file and line.")
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        @Parameters(paramLabel = "DATASET|FOLDER", description = "A dataset by name or path, or a raw folder.")
        private String subject = "";

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            CheckReport report = DatasetCheck.check(place(), console.progress());
            if (output.json) {
                console.print(json(report));
            } else {
                console.print(report.text());
            }
            return (report.acceptable() ? ExitCode.OK : ExitCode.GATE_FAILED).status();
        }

        private Path place() {
            Path folder = Path.of(subject);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            return new DatasetCatalog(console.datasets()).resolve(subject);
        }

        private static ObjectNode json(CheckReport report) {
            ObjectNode document = Console.document("data-check").put("subject", report.subject());
            document.put("acceptable", report.acceptable());
            for (Severity severity : Severity.values()) {
                document.put(severity.name().toLowerCase(Locale.ROOT) + "s", report.count(severity));
            }
            ArrayNode groups = document.putArray("groups");
            for (FindingGroup group : report.groups()) {
                ObjectNode node = groups.addObject()
                        .put("severity", group.severity().name().toLowerCase(Locale.ROOT))
                        .put("kind", group.kind().words())
                        .put("file", group.file())
                        .put("count", group.count());
                ArrayNode first = node.putArray("first");
                for (Finding finding : group.first()) {
                    first.addObject().put("line", finding.line()).put("what", finding.what());
                }
            }
            return document;
        }
    }

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = "Make a seeded synthetic market whose true need quantiles are known.")
    static final class Generate implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        @Option(
                names = "--name",
                defaultValue = "synthetic",
                description = "Name of the dataset; default: ${DEFAULT-VALUE}.")
        private String name = "";

        @Option(names = "--days", defaultValue = "60", description = "Days of history; default: ${DEFAULT-VALUE}.")
        private int days;

        @Option(
                names = "--seed",
                defaultValue = "20250101",
                description = "The same seed gives the same bytes; default: ${DEFAULT-VALUE}.")
        private long seed;

        @Option(names = "--replace", description = "Replace a dataset of this name.")
        private boolean replace;

        Generate(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (days < 1 || days > 3650) {
                throw new Problem(
                                "HR-9002",
                                "--days must be 1 to 3650, was " + days,
                                "",
                                "Choose another number",
                                ExitCode.USAGE)
                        .toException();
            }
            Path target = new DatasetCatalog(console.datasets()).folderFor(name);
            if (!replace) {
                requireFree(target, name);
            }
            SyntheticSpec spec = SyntheticSpec.demo().withSeed(seed).withDays(days);
            DatasetHeader header = new DatasetHeader(
                    name, "Apache-2.0", "Headrace synthetic market, seed " + seed + ", " + days + " days");
            List<MarketEvent> events = new SyntheticMarket(spec).events();
            show(console, output.json, target, write(console, target, header, events, replace));
            return 0;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the datasets with their spans.")
    static final class ListDatasets implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final Output output = new Output();

        ListDatasets(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            List<DatasetCatalog.Entry> entries = new DatasetCatalog(console.datasets()).list();
            if (output.json) {
                ObjectNode document = Console.document("data-list");
                ArrayNode datasets = document.putArray("datasets");
                entries.forEach(entry -> describe(datasets.addObject(), entry));
                console.print(document);
            } else if (entries.isEmpty()) {
                console.print("no datasets in " + console.datasets()
                        + "; make one with 'headrace data import FOLDER' or 'headrace data generate'");
            } else {
                StringBuilder text = new StringBuilder(
                        String.format("%-24s %12s  %-20s  %-20s  %s%n", "dataset", "rows", "from", "to", "digest"));
                entries.forEach(entry -> text.append(line(entry)));
                console.print(text.toString());
            }
            return 0;
        }

        private static String line(DatasetCatalog.Entry entry) {
            DatasetManifest manifest = entry.manifest();
            if (manifest == null) {
                return String.format(
                        "%-24s %s%n",
                        entry.name(), Objects.requireNonNull(entry.problem()).sentence());
            }
            return String.format(
                    Locale.ROOT,
                    "%-24s %,12d  %-20s  %-20s  %.12s%n",
                    entry.name(),
                    manifest.rows(),
                    time(manifest.fromNanos()),
                    time(manifest.toNanos()),
                    manifest.digest());
        }

        private static void describe(ObjectNode node, DatasetCatalog.Entry entry) {
            DatasetManifest manifest = entry.manifest();
            node.put("name", entry.name()).put("path", entry.path().toString());
            if (manifest == null) {
                node.put("problem", Objects.requireNonNull(entry.problem()).sentence());
            } else {
                fill(node, manifest);
            }
        }
    }

    /// Fails early, before minutes of reading.
    private static void requireFree(Path target, String name) {
        if (Files.exists(target)) {
            throw new Problem(
                            "HR-1101",
                            "there is a dataset '" + name + "' already",
                            target.toString(),
                            "Choose another --name, or pass --replace",
                            ExitCode.CONFLICT)
                    .toException();
        }
    }

    static DatasetManifest write(
            Console console, Path target, DatasetHeader header, List<MarketEvent> events, boolean replace) {
        return replace && Files.exists(target)
                ? DatasetWriter.replace(target, header, events, console.progress())
                : DatasetWriter.write(target, header, events, console.progress());
    }

    private static void show(Console console, boolean json, Path target, DatasetManifest manifest) {
        if (json) {
            ObjectNode document =
                    Console.document("dataset").put("path", target.toString()).put("name", manifest.name());
            fill(document, manifest);
            console.print(document);
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "dataset %s: %,d events, %s to %s%n",
                manifest.name(),
                manifest.rows(),
                time(manifest.fromNanos()),
                time(manifest.toNanos())));
        for (Segment segment : manifest.segments()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-14s %,9d rows  %,11d bytes  %s%n",
                    segment.kind(),
                    segment.rows(),
                    segment.bytes(),
                    segment.file()));
        }
        console.print(text + "written to " + target);
    }

    private static void fill(ObjectNode node, DatasetManifest manifest) {
        node.put("rows", manifest.rows())
                .put("from", time(manifest.fromNanos()))
                .put("to", time(manifest.toNanos()))
                .put("licence", manifest.licence())
                .put("origin", manifest.origin())
                .put("digest", manifest.digest());
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
