package io.headrace.settlement.attestor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.sqlite.CommitProbe;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An attestor's memory through restarts, kills, torn ends and races.
class SignedDecisionsTest {
    @TempDir
    Path folder;

    @Test
    void aNumberIsTakenOnceAndForEver() {
        Path file = folder.resolve("memory.db");
        try (SignedDecisions memory = open(file)) {
            assertTrue(memory.take(7, "first"));
            assertTrue(memory.take(7, "first"), "another move of the same decision");
            assertFalse(memory.take(7, "second"));
        }
        try (SignedDecisions memory = open(file)) {
            assertFalse(memory.take(7, "second"), "a restart makes no room");
            assertTrue(memory.take(7, "first"));
            assertTrue(memory.take(8, "second"));
            assertEquals(2, memory.count());
        }
    }

    /// Killed from outside while it signs: whatever was answered is remembered.
    @Test
    void whatWasAnsweredBeforeAKillIsRemembered() throws Exception {
        Random random = new Random(11);
        Path file = folder.resolve("killed.db");
        long answered = -1;
        for (int kill = 0; kill < 2; kill++) {
            Process attestor = start(file, answered + 1);
            try (BufferedReader output = attestor.inputReader()) {
                for (int line = random.nextInt(5, 60); line > 0; line--) {
                    answered = Long.parseLong(output.readLine());
                }
                attestor.toHandle().destroyForcibly();
                assertFalse(attestor.waitFor() == 0, "it must not have ended by itself");
            }
            try (SignedDecisions memory = open(file)) {
                assertTrue(memory.count() > answered);
                for (long sequence = 0; sequence <= answered; sequence++) {
                    assertFalse(memory.take(sequence, "another"), "number " + sequence);
                }
                answered = memory.count() - 1;
            }
        }
    }

    private static Process start(Path file, long from) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Signing.class.getName(),
                        file.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// A process that takes number after number and tells each.
    static final class Signing {
        private Signing() {}

        public static void main(String[] arguments) {
            try (SignedDecisions memory = open(Path.of(arguments[0]))) {
                for (long sequence = Long.parseLong(arguments[1]); ; sequence++) {
                    if (memory.take(sequence, "decision " + sequence)) {
                        System.out.println(sequence);
                    }
                }
            }
        }
    }

    /// The write that was under way may be gone; all before it are there, and none is damaged.
    @Test
    void aTornEndTakesNothingThatWasAnsweredBeforeIt() throws Exception {
        Path live = folder.resolve("live.db");
        List<Long> sizes = new ArrayList<>();
        try (SignedDecisions memory = open(live)) {
            for (long sequence = 0; sequence < 20; sequence++) {
                assertTrue(memory.take(sequence, "decision " + sequence));
                sizes.add(Files.size(wal(live)));
            }
            Random random = new Random(3);
            for (int cut = 0; cut < 12; cut++) {
                int whole = random.nextInt(1, 19);
                long length = random.nextLong(sizes.get(whole), sizes.get(whole + 1));
                assertEquals(whole + 1, reopened(live, length), "cut at " + length);
            }
        }
    }

    private long reopened(Path live, long length) throws IOException {
        Path copy = folder.resolve("copy-" + length + ".db");
        Files.copy(live, copy);
        Files.copy(wal(live), wal(copy));
        try (FileChannel log = FileChannel.open(wal(copy), StandardOpenOption.WRITE)) {
            log.truncate(length);
        }
        try (SignedDecisions memory = open(copy)) {
            return memory.count();
        }
    }

    private static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    @Test
    void aFileThatIsDamagedIsNoMemory() throws IOException {
        Path file = Files.writeString(folder.resolve("damaged.db"), "no database at all, but long enough to be read");
        assertEquals(
                "HR-4002",
                assertThrows(ProblemException.class, () -> open(file)).problem().code());
    }

    /// Two attestors on one file, by mistake: of two decisions of a number one is signed for.
    @Test
    void ofTwoDecisionsAtOnceOneHasTheNumber() throws Exception {
        Path file = folder.resolve("shared.db");
        try (SignedDecisions one = open(file);
                SignedDecisions two = open(file);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long sequence = 0; sequence < 25; sequence++) {
                long number = sequence;
                CountDownLatch both = new CountDownLatch(2);
                Future<Boolean> first = threads.submit(() -> together(both, one, number, "one"));
                Future<Boolean> second = threads.submit(() -> together(both, two, number, "two"));
                assertTrue(first.get() ^ second.get(), "number " + sequence);
            }
        }
    }

    private static boolean together(CountDownLatch both, SignedDecisions memory, long sequence, String digest)
            throws InterruptedException {
        both.countDown();
        both.await();
        return memory.take(sequence, digest);
    }

    private static SignedDecisions open(Path file) {
        return SignedDecisions.open(file, CommitProbe.NONE);
    }
}
