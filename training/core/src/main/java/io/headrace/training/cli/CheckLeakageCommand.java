package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.feature.CatalogChoice;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.cli.train.Families;
import io.headrace.training.cli.train.Until;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.leak.Leak;
import io.headrace.training.leak.LeakCheck;
import io.headrace.training.leak.LeakProbe;
import io.headrace.training.leak.LeakReport;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `check leakage`.
@Command(
        name = "leakage",
        sortOptions = false,
        description = {
            "Computes features, targets and forecasts again on history that ends at drawn instants, and compares",
            "every number at or before the instant with the run that had all history, bit for bit.",
            "Exit code 4 when anything known later changed anything earlier."
        },
        footer = {"", "Example: ./headrace check leakage --dataset perps --family commons-math --cuts 5"})
final class CheckLeakageCommand extends Verb {
    private static final int MOST_CUTS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The desk whose need is forecast (default: a standard desk).")
    private @Nullable Path settings;

    @Option(
            names = "--family",
            completionCandidates = Families.class,
            defaultValue = "structural",
            description = "Whose forecasts are compared: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String family = "structural";

    @Option(
            names = "--catalog",
            paramLabel = "NAME",
            defaultValue = "standard",
            description =
                    "standard: what models are trained on; full: every feature, which leaves no forecast where one never "
                            + "speaks (default: ${DEFAULT-VALUE}).")
    private CatalogChoice catalog = CatalogChoice.STANDARD;

    @Option(
            names = "--until",
            converter = Until.Text.class,
            defaultValue = "1",
            description = "Use data up to this share of the dataset, or this time (default: all).")
    private Until until = new Until(1, 0);

    @Option(names = "--cuts", defaultValue = "3", description = "How many instants (default: ${DEFAULT-VALUE}).")
    private int cuts = 3;

    @Option(names = "--seed", defaultValue = "1", description = "Of the instants (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    protected Result run(ConsoleProgress progress) {
        if (cuts < 1 || cuts > MOST_CUTS) {
            throw new ParameterException(spec.commandLine(), "--cuts must be 1 to " + MOST_CUTS + ", was " + cuts);
        }
        TrainerFamily chosen = TrainerFamily.named(family)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--family must be one of " + String.join(", ", TrainerFamily.labels()) + ", was " + family));
        OpenedDataset opened = OpenedDataset.open(Home.fromEnvironment(), dataset);
        DeskSettings desk = opened.settings(settings);
        FeatureCatalog columns = catalog.catalog();
        LeakCheck check = new LeakCheck(
                events -> DeskRecording.replay(events, desk.portfolio(), desk.periodNanos(), columns, Progress.SILENT),
                new LeakProbe(chosen.trainer(FamilySettings.USUAL), QuantileLevels.STANDARD, desk.window(), seed));
        return new Checked(chosen.label(), check.run(until.events(opened.events()), cuts, seed, progress));
    }

    private record Checked(String family, LeakReport report) implements Result {
        @Override
        public String text() {
            LeakReport.Compared compared = report.compared();
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "history cut at %s%ncompared: %,d numbers of features, %,d of targets, %,d of forecasts (%s)%n",
                    report.cutNanos().stream().map(Output::time).collect(Collectors.joining(", ")),
                    compared.features(),
                    compared.targets(),
                    compared.forecasts(),
                    family));
            if (report.forecastless() > 0) {
                text.append(report.forecastless())
                        .append(" of the cuts left no forecast to compare: too little history, or a "
                                + "feature that never speaks\n");
            }
            if (report.clean()) {
                return text
                        + (compared.forecasts() > 0
                                ? "nothing known after an instant changes anything at or before it"
                                : "no feature and no target knows what came later; no forecast was compared");
            }
            report.leaks().forEach(leak -> text.append(line(leak)));
            return text.toString();
        }

        private static String line(Leak leak) {
            return String.format(
                    Locale.ROOT,
                    "LEAK %s %s of %s at %s: %s with all history, %s when history ends at %s (%,d values changed)%n",
                    leak.kind(),
                    leak.column(),
                    leak.venue(),
                    Output.time(leak.atNanos()),
                    number(leak.whole()),
                    number(leak.cut()),
                    Output.time(leak.cutNanos()),
                    leak.changed());
        }

        private static String number(double value) {
            return Double.isNaN(value) ? "nothing" : Double.toString(value);
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = Output.document("check-leakage")
                    .put("clean", report.clean())
                    .put("family", family)
                    .put("cuts_without_forecast", report.forecastless());
            var cutTimes = document.putArray("cuts");
            report.cutNanos().forEach(cut -> cutTimes.add(Output.time(cut)));
            document.putObject("compared")
                    .put("features", report.compared().features())
                    .put("targets", report.compared().targets())
                    .put("forecasts", report.compared().forecasts());
            var leaks = document.putArray("leaks");
            for (Leak leak : report.leaks()) {
                ObjectNode node = leaks.addObject()
                        .put("kind", leak.kind())
                        .put("venue", leak.venue())
                        .put("column", leak.column())
                        .put("time", Output.time(leak.atNanos()))
                        .put("history_ends", Output.time(leak.cutNanos()))
                        .put("changed", leak.changed());
                put(node, "whole", leak.whole());
                put(node, "cut", leak.cut());
            }
            return document;
        }

        private static void put(ObjectNode node, String name, double value) {
            if (Double.isNaN(value)) {
                node.putNull(name);
            } else {
                node.put(name, value);
            }
        }

        @Override
        public ExitCode exit() {
            return report.clean() ? ExitCode.OK : ExitCode.GATE_FAILED;
        }
    }
}
