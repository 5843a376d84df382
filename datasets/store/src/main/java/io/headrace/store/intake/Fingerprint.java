package io.headrace.store.intake;

import io.headrace.market.problem.IoReason;
import io.headrace.store.source.text.FileDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The digest of a file, taken on a thread of its own while the file is read, so that an import need not wait for it.
final class Fingerprint implements AutoCloseable {
    private final Path file;
    private final FutureTask<String> task;

    private Fingerprint(Path file) {
        this.file = file;
        this.task = new FutureTask<>(() -> FileDigest.sha256(file));
    }

    static Fingerprint of(Path file) {
        Fingerprint fingerprint = new Fingerprint(file);
        Thread.ofPlatform().daemon().name("fingerprint").start(fingerprint.task);
        return fingerprint;
    }

    /// Waits for it.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-1041 when the file can no longer be read
    String sha256() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw IntakeFault.NO_PATH.at(
                        file, "the file cannot be read: " + IoReason.of(refused), "Allow reading it");
            }
            throw new IllegalStateException("a file's digest could not be taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a file's digest was taken");
        }
    }

    @Override
    public void close() {
        task.cancel(true);
    }
}
