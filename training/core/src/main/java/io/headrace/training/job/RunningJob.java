package io.headrace.training.job;

import io.headrace.market.problem.Progress;
import io.headrace.models.registry.DurableFiles;
import io.headrace.training.engine.WorkEngine;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.job.JobState.Phase;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.FitTask;
import io.headrace.training.validate.TrainerFamily;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// A job in hand: keeps its finished fits and writes how far it is. The system frees its lock when the process
/// dies, however it dies.
public final class RunningJob implements FitMemory, AutoCloseable {
    private static final String FITS = "fits";

    private final Path folder;
    private final FileChannel lock;
    private final String id;
    private final int kept;
    private JobState state;

    private RunningJob(Path folder, FileChannel lock, String id, long nowNanos) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.id = id;
        kept = fits().size();
        state = new JobState(Phase.RUNNING, 0, 0, nowNanos, kept, nowNanos, "");
    }

    static RunningJob start(Path folder, JobRequest request, FileChannel lock, long nowNanos) throws IOException {
        Files.createDirectories(folder.resolve(FITS));
        DurableFiles.replace(folder, JobFolder.REQUEST, request.write().getBytes(StandardCharsets.UTF_8));
        RunningJob job = new RunningJob(folder, lock, request.id(), nowNanos);
        job.write(job.state);
        return job;
    }

    public String id() {
        return id;
    }

    /// Fits that an earlier run finished.
    public int kept() {
        return kept;
    }

    @Override
    public QuantileTrainer around(TrainerFamily family, FamilySettings settings, QuantileTrainer trainer) {
        return new KeptFits(trainer, FitTask.recipe(family, settings), folder.resolve(FITS));
    }

    /// The same memory, with fits done ahead by an engine.
    public FitMemory spreadOver(WorkEngine engine) {
        return new SpreadFits(folder.resolve(FITS), engine);
    }

    /// Passes progress on and writes it down.
    ///
    /// @param wallClock nanoseconds
    public Progress watching(Progress progress, LongSupplier wallClock) {
        return (name, done, total) -> {
            progress.report(name, done, total);
            boolean fits = name.startsWith("search ") || name.startsWith("walk-forward ") || name.startsWith("fit ");
            if (fits && done != state.done()) {
                long atStart = Math.min(kept, done);
                write(new JobState(
                        Phase.RUNNING, done, total, state.startedNanos(), atStart, wallClock.getAsLong(), ""));
            }
        };
    }

    /// The job gave a model: its fits are no longer needed.
    public void done(String modelId, long nowNanos) {
        write(new JobState(
                Phase.DONE,
                state.total(),
                state.total(),
                state.startedNanos(),
                state.doneAtStart(),
                nowNanos,
                modelId));
        try {
            for (Path fit : fits()) {
                Files.delete(fit);
            }
        } catch (IOException e) {
            throw JobFolder.unusable(folder, e);
        }
    }

    public void failed(String sentence, long nowNanos) {
        write(new JobState(
                Phase.FAILED,
                state.done(),
                state.total(),
                state.startedNanos(),
                state.doneAtStart(),
                nowNanos,
                sentence));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw JobFolder.unusable(folder, e);
        }
    }

    private List<Path> fits() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(FITS))) {
            return files.toList();
        }
    }

    private void write(JobState next) {
        state = next;
        try {
            DurableFiles.replace(folder, JobFolder.STATE, next.write().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw JobFolder.unusable(folder, e);
        }
    }
}
