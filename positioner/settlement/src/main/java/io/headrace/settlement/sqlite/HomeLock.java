package io.headrace.settlement.sqlite;

import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One process at a time works in a folder. The operating system drops the lock when the process ends,
/// however it ends.
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws ProblemException HR-4001 when another opener holds the folder, HR-4009 when it cannot be
    ///     written
    public static HomeLock take(Path home) {
        Path file = home.resolve("lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(home);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) != null) {
                return new HomeLock(channel);
            }
            channel.close();
            throw held(home);
        } catch (IOException e) {
            throw StorageProblems.failed(file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static ProblemException held(Path home) {
        return new Problem(
                        "HR-4001",
                        "the journal is in use by another process",
                        home.toString(),
                        "Stop the other service, or give this one its own HEADRACE_HOME",
                        ExitCode.CONFLICT)
                .toException();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw StorageProblems.failed(Path.of("lock"), e);
        }
    }
}
