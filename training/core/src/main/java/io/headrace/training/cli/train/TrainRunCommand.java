package io.headrace.training.cli.train;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.models.signature.SigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.EngineOption;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.console.WallTime;
import io.headrace.training.cli.home.ChosenDataset;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.job.JobRequest;
import io.headrace.training.job.Schedule;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.WalkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `train run`.
@Command(
        name = "run",
        sortOptions = false,
        description = {
            "Replays a dataset, walks forward through it, fits the model and puts it in the registry.",
            "Scores stand beside hour-of-day climatology, the structural forecast and the EWMA scale, over the same rows."
        },
        footer = {
            "",
            "Models go to HEADRACE_HOME/models/<id> with their out-of-fold forecasts, the desk to HEADRACE_HOME/evidence.",
            "A training that was stopped or killed goes on where it was with 'train resume' or the same command again.",
            "Example: ./headrace train run --dataset perps --family smile --until 0.6 --promote"
        })
final class TrainRunCommand extends Verb {
    private static final int MOST_TRIES = 1000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ChosenDataset dataset = new ChosenDataset();

    @Option(
            names = "--family",
            completionCandidates = Families.class,
            defaultValue = "commons-math",
            description = "${COMPLETION-CANDIDATES}; or by library and kind, such as tribuo-sgd or smile-forest "
                    + "(default: ${DEFAULT-VALUE}).")
    private String family = "commons-math";

    @Option(
            names = "--folds",
            defaultValue = "4",
            description = "Walk-forward test blocks (default: ${DEFAULT-VALUE}).")
    private int folds = 4;

    @Option(
            names = "--until",
            converter = Until.Text.class,
            defaultValue = "0.6",
            description = "Train on data up to this share of the dataset, or this time (default: ${DEFAULT-VALUE}). "
                    + "What comes after is left for 'backtest'.")
    private Until until = new Until(.6, 0);

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of what is random in the fit (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--trees", paramLabel = "N", description = "Trees per level: short for --set trees=N.")
    private @Nullable Integer trees;

    @Option(
            names = "--set",
            paramLabel = "NAME=NUMBER",
            description = "A setting of the family; a wrong name lists them.")
    private Map<String, Double> given = new TreeMap<>();

    @Option(
            names = "--search",
            paramLabel = "N",
            description = "Try N settings, the given ones among them, inside each fold's training slice, and take the "
                    + "best: the test block is never touched (default: none).")
    private int search;

    @Option(
            names = "--refit-every",
            paramLabel = "TIME",
            description = "Fit again after so long inside each test block, such as 7d or 12h (default: once a block).")
    private @Nullable String refitEvery;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The desk whose need is forecast (default: a standard desk).")
    private @Nullable Path settings;

    @Option(
            names = "--promote",
            description = "Make the model the champion if it passes the gates; exit code 4 if not.")
    private boolean promote;

    @Option(
            names = "--force",
            paramLabel = "REASON",
            description = "With --promote: pass by gates that refuse; the reason goes into the promotion log.")
    private String force = "";

    @Option(names = "--key", paramLabel = "FILE", description = "Sign the model with this key (see 'models keygen').")
    private @Nullable Path key;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(
            names = "--schedule",
            paramLabel = "WHEN",
            description =
                    "Train again and again, each time on the data as it then is: a time between, such as 6h, or the "
                            + "five fields of cron in UTC, such as '0 3 * * *'. Makes challengers, never champions; Ctrl-C ends it.")
    private @Nullable String schedule;

    @Option(names = "--runs", paramLabel = "N", description = "With --schedule: end after so many (default: never).")
    private int runs;

    @Override
    protected Result run(ConsoleProgress progress) {
        TrainerFamily chosen = TrainerFamily.named(family)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--family must be one of " + String.join(", ", TrainerFamily.labels()) + ", was " + family));
        if (folds < 1 || folds > 50) {
            throw new ParameterException(spec.commandLine(), "--folds must be 1 to 50, was " + folds);
        }
        requireTogether();
        FamilySettings chosenSettings = settingsOf(chosen);
        WalkSettings walk = walk();
        Home home = Home.fromEnvironment();
        SigningKey signing = key == null ? null : SigningKey.read(key);
        TrainSession session = new TrainSession(home, progress, signing, engine);
        if (schedule != null) {
            return new ScheduledTraining(
                            home, parsed(schedule), () -> train(session, chosen, chosenSettings, walk), runs)
                    .run();
        }
        TrainResult.Published published = train(session, chosen, chosenSettings, walk);
        String id = published.card().id();
        return new TrainResult(
                published,
                promote
                        ? Optional.of(
                                home.promotion().promote(id, home.backtestCost(id), force.strip(), WallTime.nanos()))
                        : Optional.empty());
    }

    /// An option that would say nothing without another is a mistake, not a wish.
    private void requireTogether() {
        if (!promote && !force.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--force goes with --promote, which is missing");
        }
        if (schedule == null && runs != 0) {
            throw new ParameterException(spec.commandLine(), "--runs goes with --schedule, which is missing");
        }
        if (runs < 0) {
            throw new ParameterException(spec.commandLine(), "--runs must not be negative, was " + runs);
        }
    }

    private TrainResult.Published train(
            TrainSession session, TrainerFamily chosen, FamilySettings chosenSettings, WalkSettings walk) {
        OpenedDataset opened = dataset.open(session.home());
        DeskSettings desk = opened.settings(settings);
        DeskRecording recording = DeskRecording.replay(
                until.cut(opened.events()), desk.portfolio(), desk.periodNanos(), session.progress());
        JobRequest request = new JobRequest(
                opened.folder().toAbsolutePath().normalize().toString(),
                opened.manifest().digest(),
                TrainSession.text(desk),
                chosen.label(),
                chosenSettings.values(),
                walk,
                until.in(recording),
                seed);
        return session.run(request, recording, desk);
    }

    private WalkSettings walk() {
        if (search < 0 || search > MOST_TRIES) {
            throw new ParameterException(spec.commandLine(), "--search must be 1 to " + MOST_TRIES + ", was " + search);
        }
        return new WalkSettings(folds, refitEvery == null ? 0 : refitNanos(refitEvery), search);
    }

    private long refitNanos(String every) {
        Matcher span = Pattern.compile("([1-9]\\d{0,3})([hd])").matcher(every.strip());
        if (!span.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--refit-every must be hours or days such as 12h or 7d, was " + every);
        }
        long count = Long.parseLong(span.group(1));
        return (span.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count)).toNanos();
    }

    private Schedule parsed(String when) {
        if (promote) {
            throw new ParameterException(
                    spec.commandLine(), "--schedule makes challengers: it does not go with --promote");
        }
        try {
            return Schedule.read(when);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--schedule: " + e.getMessage(), e);
        }
    }

    private FamilySettings settingsOf(TrainerFamily chosen) {
        List<String> names = chosen.declared().stream().map(FamilySetting::name).toList();
        Map<String, Double> said = new TreeMap<>(given);
        if (trees != null) {
            said.put("trees", (double) trees);
        }
        for (String name : said.keySet()) {
            if (!names.contains(name)) {
                throw new ParameterException(spec.commandLine(), unknown(chosen, name));
            }
        }
        try {
            return new FamilySettings(said).resolved(chosen.declared());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
        }
    }

    private static String unknown(TrainerFamily chosen, String name) {
        return "--set: " + chosen.label() + " has no setting '" + name + "', "
                + (chosen.declared().isEmpty()
                        ? "nor any other"
                        : "only "
                                + chosen.declared().stream()
                                        .map(FamilySetting::text)
                                        .collect(Collectors.joining("; ")));
    }
}
