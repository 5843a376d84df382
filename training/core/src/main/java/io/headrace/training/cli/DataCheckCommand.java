package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.DatasetCheck;
import io.headrace.store.check.finding.Finding;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `data check`.
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Looks for gaps, duplicates, disorder and impossible values, each with file and line.",
            "Exit code 3 when there are errors."
        },
        footer = {"", "Example: ./headrace data check ../shared/data/perp_venues_1h"})
final class DataCheckCommand extends Verb {
    @Parameters(paramLabel = "FOLDER|NAME", description = "A folder of raw tables, or a dataset.")
    private String subject = "";

    @Override
    Result run(ConsoleProgress progress) {
        Path path = Path.of(subject);
        Path folder =
                Files.exists(path) ? path : Home.fromEnvironment().datasets().resolve(subject);
        return new Checked(DatasetCheck.check(folder, progress));
    }

    private record Checked(CheckReport report) implements Result {
        @Override
        public String text() {
            return report.text();
        }

        @Override
        public ExitCode exit() {
            return report.acceptable() ? ExitCode.OK : ExitCode.INVALID;
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("data-check")
                    .put("subject", report.subject())
                    .put("acceptable", report.acceptable());
            for (Severity severity : Severity.values()) {
                document.put(severity.name().toLowerCase(Locale.ROOT) + "s", report.count(severity));
            }
            var files = document.putArray("files");
            report.files()
                    .forEach(file -> files.addObject().put("file", file.file()).put("rows", file.rows()));
            var groups = document.putArray("findings");
            for (FindingGroup group : report.groups()) {
                ObjectNode node = groups.addObject()
                        .put("severity", group.severity().name().toLowerCase(Locale.ROOT))
                        .put("kind", group.kind().words())
                        .put("file", group.file())
                        .put("count", group.count());
                var first = node.putArray("first");
                for (Finding finding : group.first()) {
                    first.addObject()
                            .put("line", finding.line())
                            .put("place", finding.place())
                            .put("what", finding.what());
                }
            }
            return document;
        }
    }
}
