package io.headrace.training.cli.train;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.registry.CompressedDocument;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.models.registry.PublishedFile;
import io.headrace.models.signature.SigningKey;
import io.headrace.training.cli.console.ConsoleProgress;
import io.headrace.training.cli.console.EngineOption;
import io.headrace.training.cli.console.WallTime;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.job.JobRequest;
import io.headrace.training.job.RunningJob;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.OutOfFoldFile;
import io.headrace.training.validate.RowLosses;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingOutcome;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.TrainingRun;
import io.headrace.training.validate.WalkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trains what a job asks for and puts the model, its evidence and its desk where backtest and service find
/// them.
///
/// @param key signs the model; null leaves it unsigned
/// @param engine where fits are done
public record TrainSession(
        Home home, ConsoleProgress progress, @Nullable SigningKey key, EngineOption engine) {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// Fits on this machine.
    public TrainSession(Home home, ConsoleProgress progress, @Nullable SigningKey key) {
        this(home, progress, key, new EngineOption());
    }

    /// Goes on with a job that an earlier process began.
    TrainResult.Published resume(JobRequest request) {
        OpenedDataset opened = OpenedDataset.open(home, request.dataset());
        if (!opened.manifest().digest().equals(request.datasetDigest())) {
            throw new Problem(
                            "HR-9058",
                            "the dataset has changed since the job began",
                            request.dataset(),
                            "Start a new training with 'train run'",
                            ExitCode.CONFLICT)
                    .toException();
        }
        DeskSettings desk = desk(request.desk());
        Until until = new Until(Double.NaN, request.untilNanos());
        DeskRecording recording =
                DeskRecording.replay(until.cut(opened.events()), desk.portfolio(), desk.periodNanos(), progress);
        return run(request, recording, desk);
    }

    /// @param recording of the request's dataset and desk
    TrainResult.Published run(JobRequest request, DeskRecording recording, DeskSettings desk) {
        TrainerFamily family = TrainerFamily.named(request.family())
                .orElseThrow(() -> new Problem(
                                "HR-9056",
                                "this version has no family " + request.family(),
                                request.id(),
                                "Start a new training with 'train run'",
                                ExitCode.INVALID)
                        .toException());
        TrainingRun run = new TrainingRun(
                recording,
                new TrainingRequest(
                        family,
                        QuantileLevels.STANDARD,
                        desk.window(),
                        request.untilNanos(),
                        request.walk(),
                        new FamilySettings(request.settings()),
                        request.seed(),
                        List.of(request.datasetDigest())));
        try (RunningJob job = home.jobs().begin(request, WallTime.nanos())) {
            return run(run, job, desk);
        }
    }

    private TrainResult.Published run(TrainingRun run, RunningJob job, DeskSettings desk) {
        System.err.println("job " + job.id() + (job.kept() > 0 ? ": " + job.kept() + " fits are done already" : ""));
        Thread stopped = Thread.ofPlatform()
                .unstarted(() -> System.err.println(
                        "stopped; finished fits are kept, go on with 'train resume " + job.id() + "'"));
        Runtime.getRuntime().addShutdownHook(stopped);
        try (WorkEngine spread = engine.start()) {
            FitMemory memory = spread == null ? job : job.spreadOver(spread);
            TrainingOutcome outcome = run.run(job.watching(progress, WallTime::nanos), memory);
            TrainResult.Published published = publish(outcome, desk, job.id());
            job.done(published.card().id(), WallTime.nanos());
            return published;
        } catch (ProblemException e) {
            job.failed(e.problem().sentence(), WallTime.nanos());
            throw e;
        } finally {
            progress.clear();
            unhook(stopped);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is stopping: the hook says so.
        }
    }

    /// The model, what it forecast and lost out of fold, and its desk.
    ///
    /// @param job that trained it; empty when none did
    public TrainResult.Published publish(TrainingOutcome outcome, DeskSettings desk, String job) {
        ModelRegistry registry = home.models();
        long servedTo = outcome.bundle().card().trainedToNanos() + desk.maxModelAgeDays() * DAY_NANOS;
        ModelBundle bundle = outcome.bundle().servedTo(servedTo);
        String id = registry.identify(bundle);
        registry.publish(
                bundle,
                List.of(
                        new PublishedFile(OutOfFoldFile.FILE, OutOfFoldFile.write(id, outcome.outOfFold())),
                        new PublishedFile(
                                RowLosses.FILE,
                                CompressedDocument.compress(outcome.losses().write())),
                        new PublishedFile(WalkFile.FILE, WalkFile.write(outcome.walk()))));
        home.trainedDesks().write(id, desk);
        if (key != null) {
            registry.sign(id, key);
        }
        registry.challenge(id);
        return new TrainResult.Published(job, outcome, bundle.card().withId(id));
    }

    /// A desk as the text of its settings file.
    static String text(DeskSettings desk) {
        try {
            Path file = Files.createTempFile("desk", ".yaml");
            try {
                desk.write(file);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static DeskSettings desk(String text) {
        try {
            Path file = Files.createTempFile("desk", ".yaml");
            try {
                Files.writeString(file, text);
                return DeskSettings.load(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static ProblemException unwritable(IOException cause) {
        return new Problem(
                        "HR-9056",
                        "a temporary file could not be used: " + IoReason.of(cause),
                        "",
                        "Check that the folder for temporary files has space",
                        ExitCode.INVALID)
                .toException(cause);
    }
}
