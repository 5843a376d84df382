package io.headrace.store.intake;

import io.headrace.store.dataset.DatasetAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// An import in a process of its own that halts, without any farewell, once so many segments are staged.
final class IntakeProcess {
    private static final long LOOK_NANOS = 500_000;

    private IntakeProcess() {}

    public static void main(String[] args) {
        Path dir = Path.of(args[1]);
        Path staged = dir.resolveSibling("." + dir.getFileName() + ".draft").resolve("data");
        int last = Integer.parseInt(args[2]);
        Thread.ofPlatform().daemon().start(() -> {
            while (segments(staged) < last) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            Runtime.getRuntime().halt(137);
        });
        IntakeTest.run(Path.of(args[0]), dir, DatasetAppender.Mode.NEW, IntakeTest.FINE, (task, done, total) -> {});
    }

    private static long segments(Path staged) {
        if (!Files.isDirectory(staged)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(staged)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // a folder went away meanwhile
        }
    }
}
