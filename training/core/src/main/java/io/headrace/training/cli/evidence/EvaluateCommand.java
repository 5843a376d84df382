package io.headrace.training.cli.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.EngineOption;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.compare.Comparison;
import io.headrace.training.compare.Evaluation;
import io.headrace.training.compare.Judged;
import io.headrace.training.engine.EngineFits;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.report.EvaluationJson;
import io.headrace.training.report.EvaluationText;
import io.headrace.training.report.InfluenceReport;
import io.headrace.training.report.ReportJson;
import io.headrace.training.report.ReportPage;
import io.headrace.training.validate.FitMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `evaluate`.
@Command(
        name = "evaluate",
        sortOptions = false,
        subcommands = EvaluateVolatilityCommand.class,
        description = {
            "Scores a model's out-of-fold forecasts by venue and regime, each figure with its interval.",
            "Regimes are thirds of each venue's rows by the realized variance of the day before, and the top 5 %%."
        },
        footer = {
            "",
            "The page of --html holds its numbers and asks nothing of any network.",
            "Example: ./headrace evaluate --dataset perps --model champion --html report.html"
        })
public final class EvaluateCommand extends Verb {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JudgedModel judged = new JudgedModel();

    @Option(names = "--html", paramLabel = "FILE", description = "Draw a training report into one file, too.")
    private @Nullable Path html;

    @Option(names = "--against", paramLabel = "ID", description = "Compare with this model in the report.")
    private @Nullable String against;

    @Option(
            names = "--ablation",
            description =
                    "Train again without each group of signals, from all that speak in the dataset, and tell what "
                            + "that costs.")
    private boolean ablation;

    @Option(
            names = "--importance",
            description = "Shuffle each signal in blocks of a window, and tell what the model's forecasts lose.")
    private boolean importance;

    @Option(
            names = "--learning-curve",
            description = "Train again on only the last eighth, quarter and half of each fold's history, and tell what "
                    + "that costs.")
    private boolean learningCurve;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Override
    protected Result run(ConsoleProgress progress) {
        if (html == null && against != null) {
            throw new ParameterException(spec.commandLine(), "--against goes with --html, which is missing");
        }
        if (html != null) {
            requireRoom(html);
        }
        Home home = Home.fromEnvironment();
        OpenedDataset opened = judged.open(home);
        Evidence evidence = Evidence.of(home, opened, judged.model(), progress);
        progress.report("scoring", 0, 0);
        Figures.Settings intervals = Figures.Settings.STANDARD.withSeed(judged.seed());
        Evaluation evaluation = Evaluation.of(evidence.judged(), evidence.outcomes(), intervals);
        InfluenceReport influences = influences(evidence, intervals, progress);
        if (html != null) {
            Judged other = against == null
                    ? null
                    : Evidence.of(home, opened, against, progress).judged();
            Comparison comparison =
                    other == null ? null : Comparison.of(List.of(evaluation.judged(), other), intervals);
            ObjectNode document = ReportJson.of(evaluation, comparison);
            influences.addTo(document);
            write(html, ReportPage.of(document));
        }
        return new Evaluated(evaluation, influences);
    }

    private InfluenceReport influences(Evidence evidence, Figures.Settings intervals, ConsoleProgress progress) {
        try (WorkEngine started = ablation || importance || learningCurve ? engine.start() : null) {
            FitMemory memory = started == null ? FitMemory.NONE : new EngineFits(started);
            return new Influences(evidence, intervals, memory, progress).report(ablation, importance, learningCurve);
        }
    }

    /// Before the work, which may take minutes.
    private static void requireRoom(Path file) {
        if (Files.isDirectory(file)) {
            throw unwritten("this is a folder", file).toException();
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw unwritten("its folder is not there", file).toException();
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw unwritten(IoReason.of(e), file).toException(e);
        }
    }

    private static Problem unwritten(String why, Path file) {
        return new Problem(
                "HR-9073",
                "the report could not be written: " + why,
                file.toString(),
                "Name a file in a folder that exists, may be written to and has space",
                ExitCode.INVALID);
    }

    private record Evaluated(Evaluation evaluation, InfluenceReport influences) implements Result {
        @Override
        public String text() {
            return EvaluationText.of(evaluation) + influences.text();
        }

        @Override
        public ObjectNode json() {
            ObjectNode document = EvaluationJson.of(evaluation);
            influences.addTo(document);
            return document;
        }
    }
}
