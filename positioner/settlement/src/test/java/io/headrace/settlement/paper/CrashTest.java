package io.headrace.settlement.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.settlement.sqlite.CommitProbe;
import io.headrace.settlement.transfer.TransferState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/// Kills the desk at every durable write, and at random moments, and holds what it then leaves behind against
/// a desk that was never killed.
class CrashTest {
    private static final int PERIODS = 60;
    private static final int STRIDE = Integer.getInteger("crash.stride", 15);
    private static final TestDesk DESK = TestDesk.of(PERIODS);

    @TempDir(factory = MemoryFolder.class)
    static Path folder;

    private static TestDesk.Outcome undisturbed;
    private static List<String> points;

    @BeforeAll
    static void runUndisturbed() {
        points = new ArrayList<>();
        undisturbed = DESK.run(folder.resolve("undisturbed"), points::add);
    }

    @Test
    void undisturbedDeskMovesMoneyAndEqualsTheBacktest() {
        SimulationResult backtest = new Simulation(
                        DESK.settings(), DESK.periods(), DESK.opening().balances())
                .run("threshold", DESK.policy());

        assertTrue(
                undisturbed.transfers().size() > 30,
                "had " + undisturbed.transfers().size() + " transfers");
        assertEquals(
                backtest.decisions().stream()
                        .map(decision -> DecisionCodec.digest(decision)
                                + new String(DecisionCodec.encode(decision), StandardCharsets.UTF_8))
                        .toList(),
                undisturbed.decisions());
        assertEquals(backtest.periods().getLast().after(), undisturbed.books());
        assertTrue(undisturbed.transfers().stream().noneMatch(transfer -> transfer.state() == TransferState.REFUSED));
    }

    /// At points of one run, the files as a killed process would leave them are copied, reopened and run to
    /// the end: just before a write, just after it, and with the write cut off in the middle.
    /// `-Dcrash.stride=1` tries every point.
    @Test
    void losesAndDoublesNothingWhereverItIsKilled() {
        Path home = folder.resolve("watched");
        SplittableRandom random = new SplittableRandom(7);
        Map<String, Long> logs = new TreeMap<>();
        int[] seen = {0};
        List<String> survived = new ArrayList<>();
        DESK.run(home, point -> {
            Map<String, Long> before = new TreeMap<>(logs);
            logs.putAll(logSizes(home));
            int n = seen[0]++;
            if (n % STRIDE != 0 && n > 40 && n < points.size() - 20) {
                return;
            }
            survived.add(reopened(home, point, Map.of()));
            if (point.startsWith("after")) {
                logs.forEach((log, size) -> {
                    long old = before.getOrDefault(log, size);
                    if (size > old) {
                        survived.add(reopened(home, "during " + point, Map.of(log, random.nextLong(old, size))));
                    }
                });
            }
        });
        assertEquals(points.size(), seen[0]);
        System.out.println("CrashTest: " + survived.size() + " kills survived, of " + points.size()
                + " durable points in " + PERIODS + " periods");
    }

    private static String reopened(Path home, String point, Map<String, Long> cuts) {
        Path copy = folder.resolve("killed");
        copy(home, copy);
        cuts.forEach((log, length) -> cut(copy.resolve(log), length));
        assertEquals(undisturbed, DESK.run(copy, CommitProbe.NONE), "killed " + point + ' ' + cuts);
        delete(copy);
        return point;
    }

    private static void cut(Path log, long length) {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> logSizes(Path home) {
        Map<String, Long> sizes = new TreeMap<>();
        for (String name : List.of(PaperExecutor.JOURNAL_FILE + "-wal", PaperExecutor.BANK_FILE + "-wal")) {
            sizes.put(name, home.resolve(name).toFile().length());
        }
        return sizes;
    }

    /// Recovery itself is killed at each of its writes, again and again, until it has nothing left to write.
    @Test
    void survivesBeingKilledWhileItRecovers() {
        for (int k = 1; k < points.size(); k += 61) {
            Path home = folder.resolve("twice-" + k);
            for (int kill = k; kill > 0; kill = kill / 3) {
                killAt(home, kill);
            }
            for (int kill = 1; kill <= 6; kill++) {
                killAt(home, kill);
            }
            assertEquals(undisturbed, DESK.run(home, CommitProbe.NONE), "first killed at " + k);
            delete(home);
        }
    }

    @Test
    void survivesRealProcessesThatHaltAtADurableWrite() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 3; n++) {
            Path home = folder.resolve("halted-" + n);
            int at = random.nextInt(1, points.size());
            Process desk = start(home, at);
            desk.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertEquals(CrashDesk.HALTED, desk.waitFor());
            assertEquals(undisturbed, DESK.run(home, CommitProbe.NONE), "halted at " + at);
        }
    }

    @Test
    void survivesRealProcessesKilledFromOutside() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        for (int n = 0; n < 3; n++) {
            Path home = folder.resolve("sigkill-" + n);
            int lines = random.nextInt(1, points.size() - 40);
            Process desk = start(home, Integer.MAX_VALUE);
            try (BufferedReader output = desk.inputReader()) {
                for (int line = 0; line < lines; line++) {
                    output.readLine();
                }
                desk.toHandle().destroyForcibly();
                assertFalse(desk.waitFor() == 0, "the desk must not have ended by itself");
            }
            assertEquals(undisturbed, DESK.run(home, CommitProbe.NONE), "killed after " + lines + " lines");
        }
    }

    private static void killAt(Path home, int at) {
        int[] seen = {0};
        try {
            DESK.run(home, point -> {
                if (++seen[0] == at) {
                    throw new Killed();
                }
            });
        } catch (Killed expected) {
            assertEquals(at, seen[0]);
        }
    }

    private static Process start(Path home, int haltAt) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        CrashDesk.class.getName(),
                        home.toString(),
                        Integer.toString(PERIODS),
                        Integer.toString(haltAt))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// What the operating system would keep of a killed process: the files, but neither locks nor shared
    /// memory.
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith("-shm") && !name.equals("lock")) {
                    Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps the files in memory where there is such a folder: a killed process loses no written byte in
    /// either.
    static final class MemoryFolder implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "headrace")
                    : Files.createTempDirectory("headrace");
        }
    }

    /// Stands for the end of the process: nothing of the desk runs after it.
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
