package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.backtest.Backtest;
import io.headrace.training.backtest.BacktestRequest;
import io.headrace.training.backtest.BacktestResult;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.console.WallTime;
import io.headrace.training.cli.evidence.BacktestCommand;
import io.headrace.training.cli.evidence.BacktestReport;
import io.headrace.training.cli.evidence.ScoreTable;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.cli.train.TrainResult;
import io.headrace.training.cli.train.TrainSession;
import io.headrace.training.cli.train.Until;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.promote.Promotion;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.FoldPlan;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `demo`: everything once, small. The launcher then serves what it left.
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Makes data, trains three forecasters, promotes the best, backtests it, and serves the rest of the data live.",
            "At most three venues and the last 60 days; about two minutes."
        },
        footer = {
            "",
            "With --chain its transfers go over two local chains, attested by two of three, and each step is told.",
            "Example: ./headrace demo --data perp_venues_1h"
        })
final class DemoCommand extends Verb {
    private static final int VENUES = 3;
    private static final double TRAINING_SHARE = .67;
    private static final int FOLDS = 4;
    private static final int TREES = 50;
    private static final long SEED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Raw tables as for 'data import' (default: a synthetic market).")
    private @Nullable Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the page (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--speed",
            defaultValue = "4",
            description = "Hours of data per second, or 'max' (default: ${DEFAULT-VALUE}).")
    private String speed = "4";

    @Option(names = "--no-serve", description = "Stop after the backtest.")
    private boolean noServe;

    @Override
    protected Result run(ConsoleProgress progress) {
        if (port < 1 || port > 65535 || !speed.matches("max|\\d+(\\.\\d+)?")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--port must be 1 to 65535 and --speed a number or max, were " + port + ", " + speed);
        }
        if (!noServe) {
            requireFree(port);
        }
        Home home = Home.fromEnvironment();
        DemoData source = DemoData.of(data);
        say("1/4 data: " + source.origin());
        List<MarketEvent> events = source.events(progress);
        DeskSettings standard = OpenedDataset.settings(source.name(), events, VENUES);
        DeskRecording recording = DeskRecording.replay(events, standard.portfolio(), standard.periodNanos(), progress);
        FoldPlan.of(recording.until(until(recording)), FOLDS, standard.window()); // refuses before anything is replaced
        OpenedDataset opened = source.write(home, events, progress);
        DeskSettings desk = BacktestCommand.everFresh(standard, opened);
        say("2/4 training: linear quantiles, tree quantiles and the margin formula, " + FOLDS + " folds each");
        List<TrainResult.Published> trained = new ArrayList<>();
        for (TrainerFamily family :
                List.of(TrainerFamily.COMMONS_MATH, TrainerFamily.SMILE, TrainerFamily.STRUCTURAL)) {
            trained.add(train(home, family, recording, opened, desk, progress));
        }
        trained.sort(Comparator.comparingDouble(DemoCommand::wql));
        Promoted settled = promoteBest(home, trained, opened);
        say("3/4 " + settled.words() + "; WQL out of fold: " + standing(trained));
        TrainResult.Published best = settled.model();
        BacktestReport report = backtest(home, recording, best, desk, progress);
        writeServeArguments(home, opened, report);
        say(noServe ? "4/4 done" : "4/4 serving on http://127.0.0.1:" + port);
        return new Shown(trained, settled, report);
    }

    /// Which model the backtest judges, and what became of the champion.
    private record Promoted(TrainResult.Published model, boolean champion, String words) {}

    /// The best model that passes the gates, else the best: then the rule decides, or the champion
    /// there was.
    private static Promoted promoteBest(Home home, List<TrainResult.Published> bestFirst, OpenedDataset opened) {
        String why = "";
        for (TrainResult.Published model : bestFirst) {
            Promotion.Outcome outcome = promote(home, model.card().id(), opened);
            if (outcome.promoted()) {
                return new Promoted(
                        model,
                        true,
                        "champion: " + model.card().id() + " (" + model.card().family() + ")");
            }
            why = why.isEmpty() ? outcome.report().refused().getFirst().reason() : why;
        }
        String instead = home.models()
                .id(ModelRegistry.CHAMPION)
                .map(id -> id + " stays champion")
                .orElse("the rule decides");
        TrainResult.Published best = bestFirst.getFirst();
        return new Promoted(
                best,
                false,
                "no model passed the gates (the best, " + best.card().family() + ": " + why + "), " + instead);
    }

    /// A champion of other data cannot be compared with a model of the demo, which would then show
    /// nothing.
    private static Promotion.Outcome promote(Home home, String id, OpenedDataset opened) {
        Promotion promotion = home.promotion();
        Promotion.Outcome outcome = promotion.promote(id, home.backtestCost(id), "", WallTime.nanos());
        boolean onlyTheChampion =
                outcome.report().refused().stream().allMatch(gate -> gate.name().equals(ModelRegistry.CHAMPION));
        if (outcome.promoted() || !onlyTheChampion || knows(home, outcome.before(), opened)) {
            return outcome;
        }
        String reason = "demo: the champion before knows other data than "
                + opened.manifest().name();
        return promotion.promote(id, home.backtestCost(id), reason, WallTime.nanos());
    }

    private static boolean knows(Home home, String champion, OpenedDataset opened) {
        return home.models()
                .inspect(champion)
                .card()
                .datasetDigests()
                .contains(opened.manifest().digest());
    }

    /// Asked before the training, not after it.
    private static void requireFree(int port) {
        try (ServerSocket ignored = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return;
        } catch (IOException e) {
            throw new Problem(
                            "HR-9025",
                            "port " + port + " cannot be used: " + e.getMessage(),
                            "127.0.0.1:" + port,
                            "Stop what uses it, or choose another with --port",
                            ExitCode.CONFLICT)
                    .toException(e);
        }
    }

    private static TrainResult.Published train(
            Home home,
            TrainerFamily family,
            DeskRecording recording,
            OpenedDataset opened,
            DeskSettings desk,
            ConsoleProgress progress) {
        TrainingRequest request = new TrainingRequest(
                family,
                QuantileLevels.STANDARD,
                desk.window(),
                until(recording),
                FOLDS,
                FamilySettings.USUAL.with("trees", TREES),
                SEED,
                List.of(opened.manifest().digest()));
        return new TrainSession(home, progress, null)
                .publish(new TrainingRun(recording, request).run(progress), desk, "");
    }

    private static BacktestReport backtest(
            Home home,
            DeskRecording recording,
            TrainResult.Published best,
            DeskSettings desk,
            ConsoleProgress progress) {
        String id = best.card().id();
        ModelBundle bundle = home.models().inspect(id);
        BacktestResult result = new Backtest(new BacktestRequest(
                        recording, bundle, best.outcome().outOfFold(), desk, ThresholdTuning.DEFAULT_BUDGET, SEED))
                .run(progress);
        BacktestReport report = new BacktestReport(result, home.report("demo-" + id));
        report.write();
        return report;
    }

    /// One argument a line, for the launcher.
    private void writeServeArguments(Home home, OpenedDataset opened, BacktestReport report) {
        List<String> arguments = List.of(
                "--home",
                home.root().toAbsolutePath().normalize().toString(),
                "--dataset",
                opened.manifest().name(),
                "--settings",
                report.folder()
                        .resolve(BacktestReport.SETTINGS)
                        .toAbsolutePath()
                        .normalize()
                        .toString(),
                "--from",
                Output.time(report.result().testSpan().fromNanos()),
                "--speed",
                speed,
                "--port",
                Integer.toString(port));
        try {
            Files.createDirectories(home.demo());
            Files.write(home.demo().resolve("serve.args"), arguments);
        } catch (IOException e) {
            throw new Problem(
                            "HR-9022",
                            "the arguments of the service could not be written: " + IoReason.of(e),
                            home.demo().toString(),
                            "Check that the folder may be written to and has space",
                            ExitCode.INVALID)
                    .toException(e);
        }
    }

    private static long until(DeskRecording recording) {
        return new Until(TRAINING_SHARE, 0).in(recording);
    }

    private static String standing(List<TrainResult.Published> trained) {
        return trained.stream()
                .map(model -> String.format(Locale.ROOT, "%s %.4f", model.card().family(), wql(model)))
                .collect(Collectors.joining(", "));
    }

    private static double wql(TrainResult.Published model) {
        return model.card().scores().getOrDefault("wql", Double.POSITIVE_INFINITY);
    }

    private static void say(String line) {
        System.err.println(line);
    }

    private record Shown(List<TrainResult.Published> trained, Promoted settled, BacktestReport report)
            implements Result {
        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (TrainResult.Published model : trained) {
                if (!model.card().family().equals(TrainerFamily.STRUCTURAL.label())) { // it stands in both tables
                    text.append(ScoreTable.text("out-of-fold", model.outcome().scores()))
                            .append('\n');
                }
            }
            text.append(String.format(Locale.ROOT, "%s; WQL out of fold: %s%n%n", settled.words(), standing(trained)));
            return text.append(report.text()).toString();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document =
                    Output.document("demo").put("model", settled.model().card().id());
            document.put("champion", settled.champion() ? settled.model().card().id() : null);
            document.set("backtest", report.json());
            return document;
        }
    }
}
