package io.headrace.training.cli;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.fit.FamilySetting;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            "Models go to HEADRACE_HOME/models/<id>, their out-of-fold forecasts and desk to HEADRACE_HOME/evidence/<id>.*.",
            "Example: ./headrace train run --dataset perps --family smile --until 0.6 --promote"
        })
final class TrainRunCommand extends Verb {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dataset", paramLabel = "NAME|PATH", description = "May be left out when there is only one.")
    private @Nullable String dataset;

    @Option(
            names = "--family",
            completionCandidates = Families.class,
            defaultValue = "commons-math",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
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
            names = "--settings",
            paramLabel = "FILE",
            description = "The desk whose need is forecast (default: a standard desk).")
    private @Nullable Path settings;

    @Option(names = "--promote", description = "Make the model the champion.")
    private boolean promote;

    @Override
    Result run(ConsoleProgress progress) {
        TrainerFamily chosen = TrainerFamily.named(family)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--family must be one of " + String.join(", ", TrainerFamily.labels()) + ", was " + family));
        if (folds < 1 || folds > 50) {
            throw new ParameterException(spec.commandLine(), "--folds must be 1 to 50, was " + folds);
        }
        FamilySettings chosenSettings = settingsOf(chosen);
        Home home = Home.fromEnvironment();
        OpenedDataset opened = OpenedDataset.open(home, dataset);
        DeskSettings desk = opened.settings(settings);
        DeskRecording recording =
                DeskRecording.replay(until.cut(opened.events()), desk.portfolio(), desk.periodNanos(), progress);
        TrainingRequest request = new TrainingRequest(
                chosen,
                QuantileLevels.STANDARD,
                desk.window(),
                until.in(recording),
                folds,
                chosenSettings,
                seed,
                List.of(opened.manifest().digest()));
        return new TrainResult(publish(home, new TrainingRun(recording, request).run(progress), desk, promote));
    }

    private FamilySettings settingsOf(TrainerFamily chosen) {
        List<String> names = chosen.declared().stream().map(FamilySetting::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new ParameterException(spec.commandLine(), unknown(chosen, name));
            }
        }
        Map<String, Double> said = new TreeMap<>(given);
        if (trees != null) {
            said.put("trees", (double) trees);
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

    /// Puts a trained model and its evidence where backtest and service find them.
    static TrainResult.Published publish(Home home, TrainingOutcome outcome, DeskSettings desk, boolean promote) {
        ModelRegistry registry = home.models();
        ModelBundle bundle = outcome.bundle()
                .servedTo(outcome.bundle().card().trainedToNanos() + desk.maxModelAgeDays() * DAY_NANOS);
        String id = registry.publish(bundle);
        home.evidence().write(id, outcome.outOfFold());
        home.trainedDesks().write(id, desk);
        if (promote) {
            registry.promote(id);
        }
        return new TrainResult.Published(outcome, bundle.card().withId(id), promote);
    }

    static final class Families extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Families() {
            super(TrainerFamily.labels());
        }
    }
}
