package io.headrace.training.job;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The jobs of a home: `<id>/request.json`, `state.json` and `fits/`.
///
/// @param home need not exist yet
public record JobFolder(Path home) {
    static final String REQUEST = "request.json";
    static final String STATE = "state.json";
    static final String LOCK = ".lock";

    /// Takes a job in hand, new or begun before; nobody else can until it is closed.
    ///
    /// @param nowNanos wall-clock time
    /// @throws ProblemException HR-9055 when another process works on it, HR-9056 when its folder cannot be used
    public RunningJob begin(JobRequest request, long nowNanos) {
        Path folder = home.resolve(request.id());
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Problem(
                                "HR-9055",
                                "another process works on this very training",
                                request.id(),
                                "Wait for it ('train jobs'), or stop it first",
                                ExitCode.CONFLICT)
                        .toException();
            }
            return RunningJob.start(folder, request, channel, nowNanos);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /// @throws ProblemException HR-9057 when there is no such job, HR-9056 when it cannot be read
    public Job read(String id) {
        Path folder = home.resolve(id);
        if (!JobRequest.isId(id) || !Files.exists(folder.resolve(REQUEST))) {
            throw new Problem(
                            "HR-9057",
                            "there is no training job " + id,
                            home.toString(),
                            "See 'train jobs'",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        try {
            return new Job(
                    id,
                    JobRequest.read(Files.readString(folder.resolve(REQUEST))),
                    JobState.read(Files.readString(folder.resolve(STATE))),
                    held(folder));
        } catch (IOException e) {
            throw unusable(folder, e);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                            "HR-9056",
                            "a training job cannot be read: " + e.getMessage(),
                            folder.toString(),
                            "Delete its folder and start the training again",
                            ExitCode.INTEGRITY)
                    .toException(e);
        }
    }

    /// All jobs, in the order of their ids; what is no job is left out.
    public List<Job> list() {
        List<Job> jobs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home)) {
            for (Path folder : folders.sorted().toList()) {
                if (JobRequest.isId(String.valueOf(folder.getFileName())) && Files.exists(folder.resolve(STATE))) {
                    jobs.add(read(String.valueOf(folder.getFileName())));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(home, e);
        }
        return jobs;
    }

    private static boolean held(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    static ProblemException unusable(Path folder, IOException cause) {
        return new Problem(
                        "HR-9056",
                        "the folder of a training job cannot be used: " + IoReason.of(cause),
                        folder.toString(),
                        "Check that it may be written to and the disk has space, then 'train resume'",
                        ExitCode.INVALID)
                .toException(cause);
    }
}
