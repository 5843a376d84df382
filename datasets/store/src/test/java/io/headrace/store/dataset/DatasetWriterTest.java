package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetWriterTest {
    private static final DatasetHeader HEADER = new DatasetHeader("one", "CC0-1.0", "test");
    private static final List<MarketEvent> EVENTS = List.copyOf(RandomEvents.draw(300, 1));
    private static final List<MarketEvent> OTHERS = List.copyOf(RandomEvents.draw(200, 2));

    @TempDir
    Path home;

    @Test
    void writesOneFolderAndNothingBesideIt() throws IOException {
        write(home.resolve("deep/one"));
        assertEquals(List.of("one"), names(home.resolve("deep")));
        assertEquals(4, names(home.resolve("deep/one")).size());
    }

    @Test
    void refusesToOverwrite() {
        write(home.resolve("one"));
        Problem problem = assertThrows(ProblemException.class, () -> write(home.resolve("one")))
                .problem();
        assertEquals("HR-1101", problem.code());
        assertEquals(ExitCode.CONFLICT, problem.exit());
    }

    @Test
    void replacesWhenAskedAndLeavesNoOldSegments() throws IOException {
        Path dir = home.resolve("one");
        write(dir);
        DatasetManifest manifest = DatasetWriter.replace(dir, HEADER, OTHERS, Progress.SILENT);
        assertEquals(manifest.segments().size() + 1, names(dir).size());
        assertEquals(sorted(OTHERS), read(dir));
        assertEquals(List.of("one"), names(home));
        DatasetWriter.replace(dir, HEADER, OTHERS, Progress.SILENT);
        assertEquals(sorted(OTHERS), read(dir));
    }

    @Test
    void keepsTheOldDatasetWhenTheNewOneFails() throws IOException {
        Path dir = home.resolve("one");
        write(dir);
        Progress fails = (task, done, total) -> {
            if (task.contains("open_interest")) {
                throw new IllegalStateException("stopped");
            }
        };
        assertThrows(IllegalStateException.class, () -> DatasetWriter.replace(dir, HEADER, OTHERS, fails));
        assertThrows(ProblemException.class, () -> DatasetWriter.replace(dir, HEADER, List.of(), Progress.SILENT));
        assertEquals(sorted(EVENTS), read(dir));
        assertEquals(List.of("one"), names(home));
    }

    @Test
    void theSecondOfTwoWritersOfOneNameFailsAsTaken() {
        Path dir = home.resolve("one");
        Progress overtaken = (task, done, total) -> {
            if (task.equals("writing open_interest") && done == total) {
                DatasetWriter.write(dir, HEADER, OTHERS, Progress.SILENT);
            }
        };
        Problem problem = assertThrows(
                        ProblemException.class, () -> DatasetWriter.write(dir, HEADER, EVENTS, overtaken))
                .problem();
        assertEquals("HR-1101", problem.code(), problem::sentence);
        assertEquals(sorted(OTHERS), read(dir));
    }

    @Test
    void sweepsDraftsOfDeadWritersAndNoOthers() throws IOException {
        long self = ProcessHandle.current().pid();
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        for (String draft : List.of(".one.new-999999999-1", ".one.new-" + self + "-999999")) {
            Files.writeString(Files.createDirectory(home.resolve(draft)).resolve("half.parquet"), "half");
        }
        List<String> kept = List.of(".one.new-" + living + "-1", ".two.new-999999999-1", ".one.new-mine");
        for (String other : kept) {
            Files.createDirectory(home.resolve(other));
        }
        write(home.resolve("one"));
        assertEquals(Stream.concat(kept.stream(), Stream.of("one")).sorted().toList(), names(home));
    }

    @Test
    void replacesNothingButADataset() throws IOException {
        Path precious = Files.writeString(home.resolve("precious.txt"), "keep");
        assertThrows(ProblemException.class, () -> DatasetWriter.replace(home, HEADER, EVENTS, Progress.SILENT));
        assertThrows(ProblemException.class, () -> DatasetWriter.replace(precious, HEADER, EVENTS, Progress.SILENT));
        assertEquals("keep", Files.readString(precious));
    }

    @Test
    void refusesTwoEventsInOnePlace() {
        List<MarketEvent> twice = List.of(EVENTS.getFirst(), EVENTS.getFirst());
        assertThrows(
                IllegalArgumentException.class,
                () -> DatasetWriter.write(home.resolve("one"), HEADER, twice, Progress.SILENT));
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        Problem problem = assertThrows(ProblemException.class, () -> write(file.resolve("one")))
                .problem();
        assertEquals("HR-1108", problem.code(), problem::sentence);
        assertEquals(ExitCode.INVALID, problem.exit());
        assertEquals("the dataset could not be written: something else is there already: " + file, problem.what());
    }

    @Test
    void tellsProgressToTheEnd() {
        List<String> told = new ArrayList<>();
        DatasetWriter.write(home.resolve("one"), HEADER, EVENTS, (task, done, total) -> {
            if (done == total) {
                told.add(task);
            }
        });
        assertEquals(List.of("writing bars", "writing funding", "writing open_interest"), told);
    }

    @Test
    void plainSqlOpensASegment() throws Exception {
        Path dir = home.resolve("it's [odd] *");
        DatasetManifest manifest = write(dir);
        Segment bars = manifest.segments().getFirst();
        String path = DuckDb.exactly(dir.resolve(bars.file()));
        try (DuckDb duck = new DuckDb();
                Statement statement = duck.connection().createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*), max(high), count(DISTINCT venue), typeof(any_value(known_at)),"
                                + " bool_and(epoch_us(event_at) <= epoch_us(known_at)) FROM read_parquet("
                                + path + ")")) {
            assertTrue(row.next());
            assertEquals(bars.rows(), row.getLong(1));
            assertEquals(4, row.getLong(3));
            assertEquals("TIMESTAMP", row.getString(4));
            assertTrue(row.getBoolean(5));
        }
        assertEquals(sorted(EVENTS), read(dir));
    }

    private static DatasetManifest write(Path dir) {
        return DatasetWriter.write(dir, HEADER, EVENTS, Progress.SILENT);
    }

    private static List<MarketEvent> read(Path dir) {
        try (DatasetReader reader = DatasetReader.open(dir)) {
            return reader.events();
        }
    }

    private static List<MarketEvent> sorted(List<MarketEvent> events) {
        return events.stream().sorted(MarketEvent.ORDER).toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
