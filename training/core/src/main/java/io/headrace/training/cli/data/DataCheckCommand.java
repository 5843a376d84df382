package io.headrace.training.cli.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.store.check.CheckGate;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.DatasetCheck;
import io.headrace.store.check.page.HtmlReport;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `data check`.
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Looks for gaps, duplicates, disorder, odd values, units and clocks, each with file and line.",
            "Exit code 3 when there are errors; with --fail-on, exit code 4 when one of those is found."
        },
        footer = {
            "",
            "Example: ./headrace data check perp_venues_1h --html check.html",
            "Example: ./headrace data check prices --fail-on error,gap,unit"
        })
final class DataCheckCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE|FOLDER|NAME", description = "A raw file, a folder of them, or a dataset.")
    private String subject = "";

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            description = "error, warning or note, and names of kinds such as gap or clock-skew, with commas between.")
    private @Nullable String failOn;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the report as one page for a browser.")
    private @Nullable Path html;

    @Override
    protected Result run(ConsoleProgress progress) {
        CheckGate gate = gate();
        Path path = Path.of(subject);
        Path folder =
                Files.exists(path) ? path : Home.fromEnvironment().datasets().resolve(subject);
        CheckReport report = DatasetCheck.check(folder, progress);
        List<String> reasons = gate == null ? List.of() : gate.reasons(report);
        write(report, reasons);
        return new Checked(report, gate, reasons);
    }

    private @Nullable CheckGate gate() {
        try {
            return failOn == null ? null : CheckGate.parse(failOn);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--fail-on: " + e.getMessage(), e);
        }
    }

    private void write(CheckReport report, List<String> reasons) {
        if (html == null) {
            return;
        }
        try {
            Files.writeString(html, HtmlReport.of(report, reasons));
        } catch (IOException e) {
            throw new Problem(
                            "HR-9032",
                            "the page cannot be written: " + IoReason.of(e),
                            html.toString(),
                            "Name a file in a folder that exists and can be written",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private record Checked(CheckReport report, @Nullable CheckGate gate, List<String> reasons) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder(report.text());
            if (!reasons.isEmpty()) {
                text.append("the gate is closed:\n");
                reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
            }
            return text.toString();
        }

        @Override
        public ExitCode exit() {
            if (gate != null) {
                return reasons.isEmpty() ? ExitCode.OK : ExitCode.GATE_FAILED;
            }
            return report.acceptable() ? ExitCode.OK : ExitCode.INVALID;
        }

        @Override
        public ObjectNode json() {
            return CheckJson.of(report, reasons);
        }
    }
}
