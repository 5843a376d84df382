package io.headrace.store.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.RawFixture;
import io.headrace.store.check.CheckGate;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final int HOURS = 400;

    /// Many marks in little data.
    static final Pace FINE = new Pace(40, 120, 100);

    @TempDir
    Path home;

    private Path raw;

    @BeforeEach
    void writeRawFolder() throws IOException {
        raw = Files.createDirectory(home.resolve("raw"));
        RawFixture.writeTo(raw, HOURS);
        Files.writeString(raw.resolve("notes.txt"), "nothing that could be imported\n");
    }

    @Test
    void storesWhatTheFilesHoldAndListsWhatIsPassedOver() {
        IntakePlan plan = IntakePlan.of(List.of(raw), null);
        assertEquals(
                List.of("notes.txt"),
                plan.passedOver().stream().map(IntakePlan.PassedOver::name).toList());
        run(home.resolve("set"), DatasetAppender.Mode.NEW);
        try (DatasetReader reader = DatasetReader.open(home.resolve("set"))) {
            assertEquals(RawEvents.in(raw, Progress.SILENT), reader.events());
        }
    }

    @Test
    void anImportThatIsKilledGoesOnAndComesToTheSameDataset() throws Exception {
        DatasetManifest whole =
                run(home.resolve("whole"), DatasetAppender.Mode.NEW).manifest();
        Path dir = home.resolve("killed");
        int resumed = 0;
        for (int kills = 0; kills < 12 && !Files.exists(dir); kills++) {
            Process child = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            IntakeProcess.class.getName(),
                            raw.toString(),
                            dir.toString(),
                            Integer.toString(3 + 5 * kills))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("child.txt").toFile())
                    .start();
            assertTrue(child.waitFor(60, TimeUnit.SECONDS));
            resumed += Files.exists(home.resolve(".killed.draft/checkpoint.json")) ? 1 : 0;
        }
        assertTrue(resumed > 0, () -> "no child left a mark behind");
        DatasetManifest last = Files.exists(dir)
                ? open(dir)
                : run(dir, DatasetAppender.Mode.NEW).manifest();
        assertEquals(whole.digest(), last.digest());
        assertEquals(whole.series(), last.series());
    }

    @Test
    void aRecordThatCannotBeEndsItAndLeavesNothing() throws IOException {
        Path candles = raw.resolve("candles_1h.csv");
        Files.writeString(candles, Files.readString(candles).replaceFirst(",101.0,103.0", ",NaN,103.0"));
        Problem problem = problem(() -> run(home.resolve("set"), DatasetAppender.Mode.NEW, Pace.USUAL));
        assertTrue(problem.where().contains("candles_1h.csv:"), problem::sentence);
        assertFalse(Files.exists(home.resolve("set")));
        assertFalse(Files.exists(home.resolve(".set.draft")));
    }

    @Test
    void theGateRefusesTheWholeImport() throws IOException {
        Path candles = raw.resolve("candles_1h.csv");
        String text = Files.readString(candles);
        String last = text.strip().substring(text.strip().lastIndexOf('\n') + 1);
        Files.writeString(candles, text + last + "\n");
        Problem problem = problem(() -> run(home.resolve("set"), DatasetAppender.Mode.NEW));
        assertEquals("HR-1043", problem.code(), problem::sentence);
        assertFalse(Files.exists(home.resolve("set")));
        assertFalse(Files.exists(home.resolve(".set.draft")));
    }

    @Test
    void saysWhyThereIsNothingToImport() {
        assertEquals(
                "HR-1041",
                problem(() -> IntakePlan.of(List.of(home.resolve("absent")), null))
                        .code());
        Problem unknown = problem(() -> IntakePlan.of(List.of(raw.resolve("notes.txt")), null));
        assertEquals("HR-1042", unknown.code());
        assertTrue(unknown.what().contains("notes.txt"), unknown::sentence);
    }

    private Intake.Outcome run(Path dir, DatasetAppender.Mode mode) {
        return run(dir, mode, FINE);
    }

    private Intake.Outcome run(Path dir, DatasetAppender.Mode mode, Pace pace) {
        return run(raw, dir, mode, pace, Progress.SILENT);
    }

    static Intake.Outcome run(Path raw, Path dir, DatasetAppender.Mode mode, Pace pace, Progress progress) {
        DatasetHeader header = new DatasetHeader("set", "CC0-1.0", "test");
        return new Intake(dir, header, mode, CheckGate.ERRORS, pace).run(IntakePlan.of(List.of(raw), null), progress);
    }

    private static DatasetManifest open(Path dir) {
        try (DatasetReader reader = DatasetReader.open(dir)) {
            return reader.manifest();
        }
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem();
    }
}
