package io.headrace.training.cli.incident;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.headrace.decision.incident.Incident;
import io.headrace.decision.incident.IncidentLibrary;
import io.headrace.decision.incident.IncidentResult;
import io.headrace.decision.incident.Play;
import io.headrace.decision.incident.Verdict;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.report.IncidentReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `incidents run`.
@Command(
        name = "run",
        sortOptions = false,
        description = {
            "Plays one incident, or all, against the policy the service and the backtest use.",
            "With --json it prints a list of name, passed and why. The exit code is 4 when an incident is not passed."
        },
        footer = {
            "",
            "The page of --html holds its numbers and asks nothing of any network.",
            "Example: ./headrace incidents run oct10-cascade --html cascade.html"
        })
final class IncidentsRunCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The incident's name, see 'incidents list'.")
    private @Nullable String name;

    @Option(names = "--all", description = "Play every incident.")
    private boolean all;

    @Option(names = "--html", paramLabel = "FILE", description = "Draw the incident's timeline into one file, too.")
    private @Nullable Path html;

    @Override
    protected Result run(ConsoleProgress progress) {
        if (all == (name != null)) {
            throw new ParameterException(spec.commandLine(), "either an incident must be named or --all be given");
        }
        if (all && html != null) {
            throw new ParameterException(spec.commandLine(), "--html draws one incident: name it instead of --all");
        }
        List<Incident> incidents = name == null ? IncidentLibrary.all() : List.of(IncidentLibrary.named(name));
        List<IncidentResult> results = new ArrayList<>();
        for (Incident incident : incidents) {
            progress.report("playing " + incident.name(), results.size(), incidents.size());
            results.add(Play.run(incident));
        }
        if (html != null) {
            write(html, IncidentReport.page(results.getFirst()));
        }
        return new Ran(results, name != null);
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new Problem(
                            "HR-9090",
                            "the timeline could not be written: " + IoReason.of(e),
                            file.toString(),
                            "Check that the folder exists, may be written to and has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    /// @param inFull whether the story and every criterion are told
    private record Ran(List<IncidentResult> results, boolean inFull) implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (IncidentResult result : results) {
                if (inFull) {
                    tell(text, result);
                } else {
                    text.append(String.format(
                            Locale.ROOT,
                            "%-6s %-27s %s%n",
                            result.passed() ? "passed" : "FAILED",
                            result.incident().name(),
                            result.passed() ? result.incident().title() : result.why()));
                }
            }
            long passed = results.stream().filter(IncidentResult::passed).count();
            return inFull
                    ? text.toString()
                    : text.append(String.format(Locale.ROOT, "%d of %d passed%n", passed, results.size()))
                            .toString();
        }

        private static void tell(StringBuilder text, IncidentResult result) {
            Incident incident = result.incident();
            text.append(incident.title()).append(" (").append(incident.name()).append(")\n");
            text.append(incident.story())
                    .append("\nSource: ")
                    .append(incident.source())
                    .append('\n');
            for (Verdict verdict : result.verdicts()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-6s %s: %s (asked: %s)%n",
                        verdict.passed() ? "passed" : "FAILED",
                        verdict.criterion(),
                        verdict.found(),
                        verdict.says()));
            }
        }

        @Override
        public ArrayNode json() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (IncidentResult result : results) {
                array.addObject()
                        .put("name", result.incident().name())
                        .put("passed", result.passed())
                        .put("why", result.why());
            }
            return array;
        }

        @Override
        public ExitCode exit() {
            return results.stream().allMatch(IncidentResult::passed) ? ExitCode.OK : ExitCode.GATE_FAILED;
        }
    }
}
