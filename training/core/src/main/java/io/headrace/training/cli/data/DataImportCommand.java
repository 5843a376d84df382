package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.Pace;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.intake.Intake;
import io.headrace.store.intake.IntakePlan;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.mapping.MappedTable;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `data import`.
@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Reads files and folders into a dataset, all or nothing, and checks them on the way.",
            "The format of each file is recognized; files of no known format are listed and passed over.",
            "With --append, files of a folder that are stored already are passed over; one given by itself is refused.",
            "An import that was killed goes on where it was when the same command is run again."
        },
        footer = {"", "Example: ./headrace data import perp_venues_1h --name perps"})
final class DataImportCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, and folders with all that is below them.")
    private List<Path> paths = List.of();

    @Option(names = "--name", description = "What to call the dataset (default: the first path's name).")
    private @Nullable String name;

    @Option(
            names = "--licence",
            defaultValue = "unknown",
            description = "Terms of the data, an SPDX name if there is one.")
    private String licence = "unknown";

    @ArgGroup
    private Place place = new Place();

    @Option(names = "--format", description = "The format of all files, instead of recognizing each.")
    private @Nullable String format;

    @Option(names = "--mapping", description = "A file that describes the columns of all files.")
    private @Nullable Path mapping;

    @Option(
            names = "--gate",
            defaultValue = "error",
            description = "What refuses the import: error, warning, note, none or kinds of findings"
                    + " (default: ${DEFAULT-VALUE}).")
    private String gate = "error";

    @Option(names = "--dry-run", description = "Read and check everything, write nothing.")
    private boolean dryRun;

    /// What becomes of a dataset of this name.
    static final class Place {
        @Option(names = "--append", description = "Add to the dataset of this name.")
        private boolean append;

        @Option(names = "--replace", description = "Replace the dataset of this name.")
        private boolean replace;

        private DatasetAppender.Mode mode() {
            if (append) {
                return DatasetAppender.Mode.APPEND;
            }
            return replace ? DatasetAppender.Mode.REPLACE : DatasetAppender.Mode.NEW;
        }
    }

    @Override
    protected Result run(ConsoleProgress progress) {
        String called = name == null
                ? String.valueOf(paths.getFirst().toAbsolutePath().normalize().getFileName())
                : name;
        Path folder = Home.fromEnvironment().datasets().folderFor(called);
        String origin = "imported from " + paths.stream().map(Path::toString).collect(Collectors.joining(", "));
        Intake intake =
                new Intake(folder, new DatasetHeader(called, licence, origin), place.mode(), gate(), Pace.USUAL);
        IntakePlan plan = IntakePlan.of(paths, chosenFormat());
        if (dryRun) {
            Intake.Rehearsal rehearsal = intake.rehearse(plan, progress);
            return new Dry(called, new Told(plan, rehearsal.repeated(), rehearsal.report()));
        }
        Intake.Outcome outcome = intake.run(plan, progress);
        return new Stored(folder, new Told(plan, outcome.repeated(), outcome.report()), outcome);
    }

    private CheckGate gate() {
        try {
            return CheckGate.parse(gate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--gate: " + e.getMessage());
        }
    }

    private @Nullable SourceFormat chosenFormat() {
        if (mapping != null) {
            if (format != null) {
                throw new ParameterException(spec.commandLine(), "--format and --mapping exclude each other");
            }
            return MappedTable.of(mapping);
        }
        if (format == null) {
            return null;
        }
        String names = SourceFormats.all().stream().map(SourceFormat::name).collect(Collectors.joining(", "));
        return SourceFormats.named(format)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--format must be one of " + names + ", was " + format));
    }

    /// Which files were read, which were not and why, and what the checks found.
    private record Told(IntakePlan plan, List<IntakePlan.PassedOver> repeated, CheckReport report) {
        private int files() {
            return plan.sources().size() - repeated.size();
        }

        private void write(ObjectNode document) {
            document.put("files", files());
            list(plan.passedOver(), document.putArray("passed_over"));
            list(repeated, document.putArray("repeated"));
            for (Severity severity : Severity.values()) {
                document.put(severity.name().toLowerCase(Locale.ROOT) + "s", report.count(severity));
            }
        }

        private static void list(List<IntakePlan.PassedOver> files, ArrayNode to) {
            for (IntakePlan.PassedOver file : files) {
                to.addObject().put("file", file.name()).put("reason", file.reason());
            }
        }

        private String text() {
            List<String> lines = new ArrayList<>();
            Stream.concat(plan.passedOver().stream(), repeated.stream())
                    .forEach(file -> lines.add("passed over " + file.name() + ": " + file.reason()));
            lines.add(
                    files() == 0
                            ? "nothing new: all " + repeated.size() + " files are stored already"
                            : files() + " files read; checks: " + report.count(Severity.ERROR) + " errors, "
                                    + report.count(Severity.WARNING) + " warnings, " + report.count(Severity.NOTE)
                                    + " notes");
            return String.join("\n", lines);
        }
    }

    private record Stored(Path folder, Told told, Intake.Outcome outcome) implements Result {
        @Override
        public String text() {
            String resumed = outcome.resumedFiles() == 0
                    ? ""
                    : "\nwent on after " + outcome.resumedFiles() + " files of an import that was broken off";
            return told.text() + resumed + "\n" + dataset().text();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = dataset().json().put("resumed_files", outcome.resumedFiles());
            told.write(document);
            return document;
        }

        private DatasetResult dataset() {
            return new DatasetResult("import", folder, outcome.manifest());
        }
    }

    private record Dry(String name, Told told) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (CheckReport.CheckedFile file : told.report().files()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-28s %,9d events  %s to %s%n",
                        file.file(),
                        file.rows(),
                        Output.time(file.fromNanos()),
                        Output.time(file.toNanos())));
            }
            return text.append(told.text())
                    .append("\nnothing was written (--dry-run)")
                    .toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document =
                    Output.document("data-import").put("name", name).put("dry_run", true);
            var read = document.putArray("read");
            for (CheckReport.CheckedFile file : told.report().files()) {
                read.addObject()
                        .put("file", file.file())
                        .put("rows", file.rows())
                        .put("from", Output.time(file.fromNanos()))
                        .put("to", Output.time(file.toNanos()));
            }
            told.write(document);
            return document;
        }
    }
}
