package io.headrace.training.cli.proof;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.proof.CellStore;
import io.headrace.training.proof.Pool;
import io.headrace.training.proof.Proof;
import io.headrace.training.proof.ProofResult;
import io.headrace.training.proof.world.CostVariant;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SplitFlow;
import io.headrace.training.proof.world.SweepPlan;
import io.headrace.training.proof.world.SyntheticWorld;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `prove`.
@Command(
        name = "prove",
        sortOptions = false,
        description = {
            "Sweeps capital, lead and costs over a dataset and tells what every strategy pays.",
            "Static, threshold and peers' rules, order-up-to on each kind of forecast, and the program that knew the future;",
            "fitted and tuned before the split, judged week by week after it."
        },
        footer = {
            "",
            "Writes proof.json and proof.html (its own numbers, no network) to HEADRACE_HOME/reports/proof-<dataset>,",
            "and each cell to cells/ there as soon as it is found: asked again, the same build does not repeat it.",
            "Example: ./headrace prove --dataset perps --capital 1.1,1.25 --leads 1,4"
        })
public final class ProveCommand extends Verb {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final int WEEKS_JUDGED = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    @Option(names = "--settings", paramLabel = "FILE", description = "The desk (default: the standard one).")
    private @Nullable Path settings;

    @Option(
            names = "--split",
            paramLabel = "TIME",
            description =
                    "What comes before fits and tunes, what comes after judges (default: 00:00 UTC of the middle day).")
    private @Nullable String split;

    @Option(
            names = "--capital",
            paramLabel = "K,...",
            split = ",",
            description = "Multiples of mean demand before the split (default: 1.1,1.25,1.45,1.5,2).")
    private @Nullable List<Double> capitals;

    @Option(
            names = "--leads",
            paramLabel = "HOURS,...",
            split = ",",
            description = "Lead times of all routes (default: 1,4).")
    private @Nullable List<Double> leads;

    @Option(
            names = "--split-flow",
            paramLabel = "VENUE,...",
            split = ",",
            description =
                    "Deal the flow of the data's one venue to these in turn: a market maker with several accounts.")
    private @Nullable List<String> splitFlow;

    @Option(
            names = "--split-coins",
            description = "Each coin's open interest is a venue of its own, '<venue>-<coin>' in small letters.")
    private boolean splitCoins;

    @Option(
            names = "--reviewed-capital",
            description = "Capital is a multiple of the mean demand of the four weeks before each episode.")
    private boolean reviewedCapital;

    @Option(
            names = "--synthetic",
            paramLabel = "SEEDS",
            description = "So many made-up markets of known law and without a plan instead of a dataset, 2 or more.")
    private int synthetic;

    @Option(
            names = "--paths",
            paramLabel = "N",
            description = "Simulated paths behind each quantile of the known law (default: ${DEFAULT-VALUE}).")
    private int paths = 120;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "Length of each made-up market; its last four weeks judge (default: ${DEFAULT-VALUE}).")
    private int weeks = 11;

    @Option(
            names = "--review",
            paramLabel = "HOURS",
            description = "Length of the window that is forecast, instead of the desk's own.")
    private @Nullable Double review;

    @Option(names = "--program", description = "The scenario program takes part, too; it takes most of the time then.")
    private boolean program;

    @Option(names = "--prices", description = "Also with dearer transfers and with cheaper shortage.")
    private boolean prices;

    @Option(names = "--family", paramLabel = "NAME", description = "Who learns (default: ${DEFAULT-VALUE}).")
    private String family = "blend";

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Parameter sets each strategy may try (default: ${DEFAULT-VALUE}).")
    private int budget = 180;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Walk-forward blocks before the split (default: ${DEFAULT-VALUE}).")
    private int folds = 6;

    @Option(
            names = "--episode-days",
            paramLabel = "N",
            description = "Strategies start afresh so often (default: ${DEFAULT-VALUE}).")
    private int episodeDays = 7;

    @Option(names = "--seed", paramLabel = "N", description = "Of fits and draws (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--export", paramLabel = "DIR", description = "Write the files there instead.")
    private @Nullable Path export;

    @Override
    protected Result run(ConsoleProgress progress) {
        SweepPlan plan = plan();
        TrainerFamily learner = TrainerFamily.named(family)
                .orElseThrow(() -> usage("--family must be one of " + TrainerFamily.labels() + ", was " + family));
        Home home = Home.fromEnvironment();
        if (synthetic != 0) {
            return kept(home, "synthetic", store -> madeUp(plan, learner, store, progress));
        }
        OpenedDataset opened = OpenedDataset.open(home, dataset);
        DeskSettings desk = reviewed(opened.settings(settings));
        List<MarketEvent> events = dealt(opened.events());
        DeskRecording recording = DeskRecording.replay(events, desk.portfolio(), desk.periodNanos(), progress);
        ProofWorld world = new ProofWorld(
                opened.manifest().name(), desk, recording, splitNanos(recording), learner, Optional.empty());
        return kept(home, opened.manifest().name(), store -> new Proof(world, plan, program, store).run(progress));
    }

    private List<MarketEvent> dealt(List<MarketEvent> events) {
        if (splitCoins) {
            return SplitFlow.byCoin(events);
        }
        return splitFlow == null ? events : SplitFlow.of(events, splitFlow);
    }

    private DeskSettings reviewed(DeskSettings desk) {
        if (review == null) {
            return desk;
        }
        require(review, "--review");
        long nanos = Math.round(review * HOUR_NANOS);
        if (nanos % desk.periodNanos() != 0) {
            throw usage(
                    "--review must be whole periods of " + desk.periodNanos() / 1_000_000_000L + " s, was " + review);
        }
        return desk.withWindow(new ForecastWindow(desk.window().leadNanos(), nanos));
    }

    private ProofReport kept(Home home, String name, Function<CellStore, ProofResult> work) {
        Path folder = export == null ? home.report("proof-" + name) : export;
        ProofReport.requireWritable(folder);
        ProofReport report = new ProofReport(work.apply(CellFolder.in(folder.resolve("cells"))), folder);
        report.write();
        return report;
    }

    private ProofResult madeUp(SweepPlan plan, TrainerFamily learner, CellStore store, ConsoleProgress progress) {
        List<ProofResult> worlds = new ArrayList<>();
        for (int i = 0; i < synthetic; i++) {
            progress.report("made-up markets", i, synthetic);
            ProofWorld world = SyntheticWorld.of(seed + i, weeks, WEEKS_JUDGED, learner, paths);
            worlds.add(new Proof(world, plan, program, store).run(Progress.SILENT));
        }
        progress.report("made-up markets", synthetic, synthetic);
        return Pool.of("synthetic, " + synthetic + " seeds", worlds, seed);
    }

    private SweepPlan plan() {
        if (budget < 108 || folds < 1 || episodeDays < 1 || episodeDays > 366) {
            throw usage("--budget must be at least 108, --folds at least 1 and --episode-days 1 to 366, were " + budget
                    + ", " + folds + ", " + episodeDays);
        }
        if (synthetic != 0 && (synthetic < 2 || synthetic > 1000 || paths < 1)) {
            throw usage("--synthetic must be 2 to 1000 and --paths at least 1, were " + synthetic + ", " + paths);
        }
        if (weeks < WEEKS_JUDGED + 3 || weeks > 520) {
            throw usage("--weeks must be " + (WEEKS_JUDGED + 3) + " to 520, was " + weeks);
        }
        SweepPlan plan = SweepPlan.house()
                .withBudget(budget)
                .withFolds(folds)
                .withSeed(seed)
                .withEpisodes(episodeDays * DAY_NANOS, 26);
        if (capitals != null) {
            capitals.forEach(each -> require(each, "--capital"));
            plan = plan.withCapitals(capitals);
        }
        if (leads != null) {
            leads.forEach(each -> require(each, "--leads"));
            plan = plan.withLeads(
                    leads.stream().map(hours -> Math.round(hours * HOUR_NANOS)).toList());
        }
        plan = reviewedCapital ? plan.withReviewedCapital() : plan;
        return prices
                ? plan.withCosts(List.of(CostVariant.OWN, CostVariant.DEAR_TRANSFERS, CostVariant.CHEAP_SHORTFALL))
                : plan;
    }

    private void require(double value, String option) {
        if (!(value > 0 && value < 1000)) {
            throw usage(option + " must be above 0 and below 1000, was " + value);
        }
    }

    private long splitNanos(DeskRecording recording) {
        long nanos;
        if (split == null) {
            long middle = recording.fromNanos() + (recording.toNanos() - recording.fromNanos()) / 2;
            nanos = Math.floorDiv(middle, DAY_NANOS) * DAY_NANOS;
        } else {
            try {
                Instant instant = Instant.parse(split);
                nanos = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
            } catch (DateTimeParseException | ArithmeticException e) {
                throw usage("--split must be a time like 2025-06-01T00:00:00Z, was " + split);
            }
        }
        if (nanos <= recording.fromNanos() || nanos >= recording.toNanos()) {
            throw new Problem(
                            "HR-9028",
                            "the split at " + Instant.ofEpochSecond(0, nanos) + " is not inside the data, which are of "
                                    + Instant.ofEpochSecond(0, recording.fromNanos()) + " to "
                                    + Instant.ofEpochSecond(0, recording.toNanos()),
                            "--split",
                            "Name a time inside the data",
                            ExitCode.INVALID)
                    .toException();
        }
        return nanos;
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
