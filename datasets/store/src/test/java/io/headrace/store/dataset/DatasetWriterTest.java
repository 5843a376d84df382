package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.event.Bar;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.segment.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DatasetWriterTest {
    private static final DatasetHeader HEADER = new DatasetHeader("one", "CC0-1.0", "test");
    private static final List<MarketEvent> EVENTS =
            List.copyOf(RandomEvents.draw(200, 1, EventKind.BAR, EventKind.FUNDING));
    private static final List<MarketEvent> OTHERS =
            List.copyOf(RandomEvents.draw(100, 2, EventKind.FUNDING, EventKind.TRADE));

    @TempDir
    Path home;

    @Test
    void writesOneFolderAndNothingBesideIt() throws IOException {
        write(home.resolve("deep/one"));
        assertEquals(List.of("one"), names(home.resolve("deep")));
        assertEquals(List.of("kind=bars", "kind=funding", "manifest.json"), names(home.resolve("deep/one")));
    }

    @Test
    void refusesToOverwrite() throws IOException {
        write(home.resolve("one"));
        Problem problem = problem(() -> write(home.resolve("one")));
        assertEquals("HR-1101", problem.code());
        assertEquals(ExitCode.CONFLICT, problem.exit());
        assertEquals(List.of("one"), names(home));
    }

    @Test
    void replacesWhenAskedAndLeavesNoOldSegments() throws IOException {
        Path dir = home.resolve("one");
        write(dir);
        DatasetManifest manifest = DatasetWriter.replace(dir, HEADER, OTHERS, Progress.SILENT);
        assertEquals(
                manifest.segments().stream().map(Segment::file).sorted().toList(),
                Folders.files(dir).stream()
                        .map(file -> dir.relativize(file).toString())
                        .filter(file -> file.endsWith(".parquet"))
                        .sorted()
                        .toList());
        assertEquals(List.of("kind=funding", "kind=trades", "manifest.json"), names(dir));
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
            throw new IllegalStateException("stopped");
        };
        assertThrows(IllegalStateException.class, () -> DatasetWriter.replace(dir, HEADER, OTHERS, fails));
        assertThrows(ProblemException.class, () -> DatasetWriter.replace(dir, HEADER, List.of(), Progress.SILENT));
        assertEquals(sorted(EVENTS), read(dir));
        assertEquals(List.of("one"), names(home));
    }

    @Test
    void theSecondOfTwoWritersOfOneDatasetIsToldOfTheFirst() {
        Path dir = home.resolve("one");
        try (DatasetAppender first = DatasetAppender.open(dir, HEADER, DatasetAppender.Mode.NEW)) {
            Problem problem = problem(() -> write(dir));
            assertEquals("HR-1111", problem.code(), problem::sentence);
            assertEquals(ExitCode.CONFLICT, problem.exit());
            OTHERS.forEach(first::accept);
            first.commit();
        }
        assertEquals(sorted(OTHERS), read(dir));
    }

    @Test
    void takesOverFromAWriterThatDied() throws IOException {
        Files.createDirectories(home.resolve(".one.draft/data/kind=bars"));
        Files.writeString(home.resolve(".one.draft/data/kind=bars/half.parquet"), "half");
        Files.writeString(home.resolve(".one.draft/checkpoint.json.draft"), "{");
        Files.writeString(home.resolve(".one.draft/lock"), "");
        write(home.resolve("one"));
        assertEquals(List.of("one"), names(home));
        assertEquals(sorted(EVENTS), read(home.resolve("one")));
    }

    @Test
    void replacesNothingButADataset() throws IOException {
        Path precious =
                Files.writeString(Files.createDirectory(home.resolve("two")).resolve("precious.txt"), "keep");
        Path folder = home.resolve("two");
        assertThrows(ProblemException.class, () -> DatasetWriter.replace(folder, HEADER, EVENTS, Progress.SILENT));
        assertThrows(ProblemException.class, () -> DatasetWriter.replace(precious, HEADER, EVENTS, Progress.SILENT));
        assertEquals("keep", Files.readString(precious));
    }

    @Test
    void refusesTwoEventsInOnePlace() {
        List<MarketEvent> twice = List.of(EVENTS.getFirst(), EVENTS.getFirst());
        assertEquals(
                "HR-1112",
                problem(() -> DatasetWriter.write(home.resolve("one"), HEADER, twice, Progress.SILENT))
                        .code());
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        Problem problem = problem(() -> write(file.resolve("one")));
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
        assertEquals(List.of("writing one"), told);
    }

    @Test
    void plainSqlReadsAPartitionedDataset() throws Exception {
        Path dir = home.resolve("it's odd");
        DatasetManifest manifest = write(dir);
        long bars = manifest.segments().stream()
                .filter(segment -> segment.kind().equals("bars"))
                .mapToLong(Segment::rows)
                .sum();
        List<String> found =
                PlainDuckDb.ask("SELECT concat_ws('|', count(*), count(DISTINCT venue), count(DISTINCT month),"
                        + " bool_and(event_nanos <= known_nanos), max(high), any_value(typeof(known_nanos)),"
                        + " bool_and(strftime(make_timestamp_ns(known_nanos), '%Y-%m') = month))"
                        + " FROM read_parquet(" + PlainDuckDb.text(dir.resolve("kind=bars/*/*/*.parquet"))
                        + ", hive_partitioning = true)");
        double high = EVENTS.stream()
                .filter(event -> event.kind() == EventKind.BAR)
                .mapToDouble(event -> ((Bar) event).high())
                .max()
                .orElseThrow();
        String[] cells = found.getFirst().split("\\|");
        assertEquals(bars, Long.parseLong(cells[0]));
        assertEquals("3", cells[1]);
        assertEquals("true", cells[3]);
        assertEquals(high, Double.parseDouble(cells[4]));
        assertEquals("BIGINT", cells[5]);
        assertEquals("true", cells[6]);
        assertEquals(sorted(EVENTS), read(dir));
    }

    private static Problem problem(Executable work) {
        return assertThrows(ProblemException.class, work).problem();
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
