package io.headrace.training.cli.evidence;

import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.training.backtest.Backtest;
import io.headrace.training.backtest.BacktestRequest;
import io.headrace.training.backtest.BacktestResult;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.set.DeskRecording;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `backtest`.
@Command(
        name = "backtest",
        sortOptions = false,
        description = {
            "Judges a model by the money its policy costs, on what came after its training.",
            "Static, the tuned plan-aware threshold rule and the predictive policy start alike, beside a bound that knew the future."
        },
        footer = {
            "",
            "Writes backtest.json, decisions.ndjson and settings.yaml (for 'serve') to HEADRACE_HOME/reports/backtest-<model>.",
            "Example: ./headrace backtest --dataset perps --model champion --json"
        })
public final class BacktestCommand extends Verb {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private JudgedModel judged = new JudgedModel();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "The desk (default: the one the model was trained for, with a model that never gets too old).")
    private @Nullable Path settings;

    @Option(
            names = "--capital",
            paramLabel = "K",
            description = "Capital as a multiple of the mean total demand of the training span (default: 1.1).")
    private @Nullable Double capital;

    @Option(
            names = "--other-data",
            description = "Judge the model on a dataset it was not trained on; its policy is then not tuned.")
    private boolean otherData;

    @Option(names = "--export", paramLabel = "DIR", description = "Write the files there instead.")
    private @Nullable Path export;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write the records of the predictive policy's decisions too, for 'replay', 'audit verify' and"
                    + " 'review'.")
    private @Nullable Path record;

    @Override
    protected Result run(ConsoleProgress progress) {
        if (capital != null && !(capital > 0 && capital < 1000)) {
            throw new ParameterException(
                    spec.commandLine(), "--capital must be above 0 and below 1000, was " + capital);
        }
        if (export != null) {
            BacktestReport.requireWritable(export);
        }
        Home home = Home.fromEnvironment();
        ModelBundle bundle = home.models().inspect(judged.model());
        OpenedDataset opened = judged.open(home);
        requireKnown(bundle.card(), opened.manifest());
        DeskSettings desk = desk(home, bundle.card(), opened);
        bundle.card().requireReads(FeatureCatalog.of(desk.portfolio()).schema(), "");
        if (capital != null) {
            desk = desk.withCapital(new Capital.Multiple(capital));
        }
        DeskRecording recording = DeskRecording.replay(opened.events(), desk.portfolio(), desk.periodNanos(), progress);
        return judge(home, recording, bundle, desk, progress);
    }

    private DeskSettings desk(Home home, ModelCard card, OpenedDataset opened) {
        if (settings != null) {
            DeskSettings asked = DeskSettings.load(settings);
            home.trainedDesks().requireFits(card, asked);
            return asked;
        }
        DeskSettings trained = home.trainedDesks()
                .read(card.id())
                .orElseGet(() -> opened.settings(Integer.MAX_VALUE).withWindow(card.window()));
        return everFresh(trained, opened);
    }

    private void requireKnown(ModelCard card, DatasetManifest manifest) {
        if (!otherData && !card.datasetDigests().contains(manifest.digest())) {
            throw new Problem(
                            "HR-9024",
                            "model " + card.id() + " was not trained on this dataset",
                            manifest.name(),
                            "Name the dataset it was trained on, or pass --other-data to judge it here without tuning its policy",
                            ExitCode.INVALID)
                    .toException();
        }
    }

    private BacktestReport judge(
            Home home, DeskRecording recording, ModelBundle bundle, DeskSettings desk, ConsoleProgress progress) {
        String id = bundle.card().id();
        List<QuantileForecast> outOfFold =
                otherData ? List.of() : home.outOfFold(id).orElse(List.of());
        BacktestResult result = new Backtest(new BacktestRequest(
                        recording, bundle, outOfFold, desk, ThresholdTuning.DEFAULT_BUDGET, judged.seed()))
                .run(progress);
        Path folder = export == null ? home.report("backtest-" + id) : export;
        BacktestReport report = new BacktestReport(result, folder);
        report.write();
        if (record != null) {
            result.story().write(record);
        }
        return report;
    }

    /// Settings whose model does not get stale inside the dataset: the backtest judges one model
    /// over the whole span.
    public static DeskSettings everFresh(DeskSettings desk, OpenedDataset opened) {
        long span = opened.manifest().toNanos() - opened.manifest().fromNanos();
        return desk.withMaxModelAgeDays(Math.max(desk.maxModelAgeDays(), (int) (span / DAY_NANOS) + 1));
    }
}
