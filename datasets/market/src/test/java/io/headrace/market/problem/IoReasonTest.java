package io.headrace.market.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
    @TempDir
    Path home;

    @Test
    void saysInWordsWhatTheExceptionsSayByTheirType() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "text");
        Path absent = home.resolve("absent");
        assertEquals("no such file or folder: " + absent, reason(() -> Files.size(absent)));
        assertEquals("not a folder: " + file, reason(() -> Files.list(file).close()));
        assertEquals("something else is there already: " + file, reason(() -> Files.createDirectory(file)));
        assertEquals("the folder is not empty: " + home, reason(() -> Files.delete(home)));
        assertTrue(reason(() -> Files.createDirectory(file.resolve("in"))).startsWith("not a directory: "));
        assertEquals("permission denied: /secret", IoReason.of(new AccessDeniedException("/secret")));
        assertEquals(
                "no space left on device: /full",
                IoReason.of(new FileSystemException("/full", null, "No space left on device")));
    }

    @Test
    void neverSaysNothing() {
        assertEquals("it ends too early", IoReason.of(new EOFException()));
        assertEquals("IOException", IoReason.of(new IOException()));
        assertEquals("one", IoReason.of(new IOException("one\ntwo")));
    }

    private static String reason(Attempt attempt) {
        return IoReason.of(assertThrows(IOException.class, attempt::run));
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
