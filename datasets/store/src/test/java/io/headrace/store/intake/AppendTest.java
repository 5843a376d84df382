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
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.Pace;
import io.headrace.store.dataset.StoredSource;
import io.headrace.store.source.SourceFormat;
import io.headrace.store.source.mapping.MappedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Appending must never double what is stored, neither the same file nor a file that grew.
class AppendTest {
    @TempDir
    Path home;

    private Path raw;
    private Path set;

    @BeforeEach
    void storeOneDay() throws IOException {
        raw = Files.createDirectory(home.resolve("raw"));
        set = home.resolve("set");
        write("funding-2025-01-01.csv", 0, 24);
        run(DatasetAppender.Mode.NEW, raw);
    }

    @Test
    void theManifestTellsWhichFilesItHolds() {
        StoredSource source = manifest().sources().getFirst();
        assertEquals("funding-2025-01-01.csv", source.name());
        assertEquals(24, source.events());
        assertEquals("perp-venues-funding", source.reading());
        assertEquals("funding alpha BTC", source.begins());
    }

    @Test
    void aFileThatIsStoredIsRefusedAndNothingIsWritten() throws IOException {
        String before = Files.readString(set.resolve("manifest.json"));
        Problem problem = problem(() -> run(DatasetAppender.Mode.APPEND, raw.resolve("funding-2025-01-01.csv")));
        assertEquals("HR-1044", problem.code());
        assertTrue(problem.where().endsWith("funding-2025-01-01.csv"), problem::sentence);
        assertTrue(problem.what().contains("'set'"), problem::sentence);
        assertEquals(before, Files.readString(set.resolve("manifest.json")));
        assertFalse(Files.exists(home.resolve(".set.draft")));
    }

    @Test
    void aRenamedCopyOfAStoredFileIsRefused() throws IOException {
        Path copy = home.resolve("funding-copy.csv");
        Files.copy(raw.resolve("funding-2025-01-01.csv"), copy);
        assertEquals(
                "HR-1044", problem(() -> run(DatasetAppender.Mode.APPEND, copy)).code());
    }

    @Test
    void aFolderThatGrewGivesItsNewFilesOnly() throws IOException {
        write("funding-2025-01-02.csv", 24, 48);
        Intake.Outcome outcome = run(DatasetAppender.Mode.APPEND, raw);
        assertEquals(
                List.of("funding-2025-01-01.csv"),
                outcome.repeated().stream().map(IntakePlan.PassedOver::name).toList());
        assertEquals(48, outcome.manifest().rows());
        assertEquals(2, outcome.manifest().sources().size());
    }

    @Test
    void aFolderWithNothingNewChangesNothing() throws IOException {
        String before = Files.readString(set.resolve("manifest.json"));
        Intake.Outcome outcome = run(DatasetAppender.Mode.APPEND, raw);
        assertEquals(1, outcome.repeated().size());
        assertEquals(24, outcome.manifest().rows());
        assertEquals(before, Files.readString(set.resolve("manifest.json")));
    }

    @Test
    void aFileThatGrewIsFoundByTheCheckAndRefusedByTheGate() throws IOException {
        write("funding-2025-01-01.csv", 0, 30);
        Problem problem = problem(() -> run(DatasetAppender.Mode.APPEND, raw));
        assertEquals("HR-1043", problem.code());
        assertTrue(problem.what().contains("24 events of times stored already"), problem::sentence);
        assertEquals(24, manifest().rows());
    }

    @Test
    void aRehearsalTellsWhatIsStoredAlready() throws IOException {
        write("funding-2025-01-01.csv", 0, 30);
        CheckReport report = intake(DatasetAppender.Mode.APPEND)
                .rehearse(IntakePlan.of(List.of(raw), null), Progress.SILENT)
                .report();
        assertEquals(24, report.count(FindingKind.STORED_ALREADY));
    }

    @Test
    void earlierDaysMayBeAppendedAndGapsFilled() throws IOException {
        write("funding-2024-12-30.csv", -48, -24);
        run(DatasetAppender.Mode.APPEND, raw);
        write("funding-2024-12-31.csv", -24, 0);
        assertEquals(72, run(DatasetAppender.Mode.APPEND, raw).manifest().rows());
    }

    @Test
    void twoCopiesInOneFolderAreStoredOnce() throws IOException {
        Files.copy(raw.resolve("funding-2025-01-01.csv"), raw.resolve("funding-2025-01-01 (1).csv"));
        Intake.Outcome outcome = run(DatasetAppender.Mode.REPLACE, raw);
        assertEquals(24, outcome.manifest().rows());
        assertEquals(1, outcome.repeated().size());
    }

    @Test
    void theSameBytesUnderAnotherCoinsNameAreNoCopy() throws IOException {
        Path rates = Files.createDirectory(home.resolve("um"));
        String table = "calc_time,funding_interval_hours,last_funding_rate\n1704067200000,8,0.0001\n";
        Files.writeString(rates.resolve("BTCUSDT-fundingRate-2024-01.csv"), table);
        Files.writeString(rates.resolve("ETHUSDT-fundingRate-2024-01.csv"), table);
        Intake.Outcome outcome = run(DatasetAppender.Mode.REPLACE, rates);
        assertEquals(List.of(), outcome.repeated());
        assertEquals(2, outcome.manifest().rows());
    }

    @Test
    void oneTableMayBeReadByTwoMappings() throws IOException {
        Path table = home.resolve("wide.csv");
        Files.writeString(table, "t,a,b\n2025-02-01T00:00:00Z,1,2\n2025-02-01T01:00:00Z,3,4\n");
        run(DatasetAppender.Mode.APPEND, mapping("a"), table);
        assertEquals(
                28,
                run(DatasetAppender.Mode.APPEND, mapping("b"), table).manifest().rows());
        assertEquals(
                "HR-1044",
                problem(() -> run(DatasetAppender.Mode.APPEND, mapping("b"), table))
                        .code());
    }

    private SourceFormat mapping(String column) {
        Path mapping = home.resolve(column + ".yaml");
        try {
            Files.writeString(mapping, """
                    kind: open_interest
                    time: {column: t, unit: iso}
                    venue: %s
                    coin: BTC
                    fields: {amount: {column: %s, unit: usd}}
                    ignore: [%s]
                    """.formatted(column, column, column.equals("a") ? "b" : "a"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MappedTable.of(mapping);
    }

    private void write(String name, int fromHour, int toHour) throws IOException {
        StringBuilder text = new StringBuilder(RawFixture.FUNDING_HEADER);
        for (int hour = fromHour; hour < toHour; hour++) {
            text.append(RawFixture.stamp(hour))
                    .append(",alpha,BTC,")
                    .append(1e-5 * (hour % 7))
                    .append('\n');
        }
        Files.writeString(raw.resolve(name), text);
    }

    private Intake.Outcome run(DatasetAppender.Mode mode, Path path) {
        return run(mode, null, path);
    }

    private Intake.Outcome run(DatasetAppender.Mode mode, @Nullable SourceFormat format, Path path) {
        return intake(mode).run(IntakePlan.of(List.of(path), format), Progress.SILENT);
    }

    private Intake intake(DatasetAppender.Mode mode) {
        return new Intake(set, new DatasetHeader("set", "CC0-1.0", "test"), mode, CheckGate.ERRORS, Pace.USUAL);
    }

    private DatasetManifest manifest() {
        try (DatasetReader reader = DatasetReader.open(set)) {
            return reader.manifest();
        }
    }

    private static Problem problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem();
    }
}
