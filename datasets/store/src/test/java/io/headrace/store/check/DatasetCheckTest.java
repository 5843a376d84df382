package io.headrace.store.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.RawFixture;
import io.headrace.store.check.finding.Finding;
import io.headrace.store.check.finding.FindingGroup;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.check.finding.Severity;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.store.intake.RawEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {
    private static final int HOURS = 8;

    @TempDir
    Path folder;

    private Path candles;

    @BeforeEach
    void writeGoodFolder() throws IOException {
        RawFixture.writeTo(folder, HOURS);
        candles = folder.resolve("candles_1h.csv");
    }

    @Test
    void findsNothingInGoodData() {
        CheckReport report = check();
        assertEquals(List.of(), report.groups(), report::text);
        assertEquals(2 * HOURS, report.files().getFirst().rows());
        assertTrue(report.text().contains("0 errors, 0 warnings, 0 notes"));
    }

    @Test
    void placesAGapAtTheRowAfterIt() throws IOException {
        String hole = RawFixture.candles(HOURS).replaceAll("2025-01-01T0[34]:00:00Z,alpha.*\n", "");
        Files.writeString(candles, hole);
        Finding gap = only(FindingKind.GAP, Severity.WARNING);
        assertEquals("candles_1h.csv:10", gap.place());
        assertEquals("alpha BTC: 3 h without a row before 2025-01-01T05:00:00Z; usual step 1 h", gap.what());
        assertTrue(check().acceptable());
    }

    @Test
    void notesSeriesThatBeginLateOrEndEarly() throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS).replaceAll("2025-01-01T0[567]:00:00Z,alpha.*\n", ""));
        Finding early = only(FindingKind.GAP, Severity.NOTE);
        assertTrue(early.what().startsWith("alpha BTC: ends at 2025-01-01T04:00:00Z, 3 h before"), early::what);
    }

    @Test
    void placesDuplicatesAndDisorder() throws IOException {
        Files.writeString(
                candles,
                RawFixture.candles(HOURS) + RawFixture.stamp(HOURS - 1) + ",bravo,BTC,107,109,105,108,1\n"
                        + RawFixture.stamp(2) + ",alpha,BTC,102,104,100,103,1\n");
        assertEquals(2 * HOURS + 2, only(FindingKind.DUPLICATE, Severity.ERROR).line());
        assertEquals(2 * HOURS + 3, only(FindingKind.DISORDER, Severity.ERROR).line());
        assertFalse(check().acceptable());
    }

    @Test
    void goesOnAfterARowItCannotRead() throws IOException {
        Files.writeString(
                candles,
                RawFixture.candles(HOURS).replaceFirst(",101.0,103.0", ",NaN,103.0")
                        + RawFixture.stamp(HOURS) + ",alpha,BTC,1\n"
                        + RawFixture.stamp(HOURS) + ",bravo,BTC,108,110,106,-1,1\n");
        assertEquals(3, check().count(FindingKind.IMPOSSIBLE), () -> check().text());
        assertEquals(
                "candles_1h.csv:4",
                group(FindingKind.IMPOSSIBLE).first().getFirst().place());
    }

    @Test
    void tellsOddValues() throws IOException {
        Files.writeString(
                candles,
                RawFixture.candles(HOURS)
                        + RawFixture.stamp(HOURS) + ",alpha,BTC,120,110,106,109,1\n"
                        + RawFixture.stamp(HOURS) + ",bravo,BTC,108,260,106,250,1\n");
        Files.writeString(
                folder.resolve("funding.csv"), RawFixture.funding(HOURS).replace("2.0E-5", "0.05"));
        CheckReport report = check();
        String text = report.text();
        assertTrue(text.contains("open 120.0 lies outside 106.0 to 110.0"), text);
        assertTrue(text.contains("high 260.0 is over twice the low 106.0"), text);
        assertTrue(text.contains("close goes from 108.0 to 250.0, 131.48 %"), text);
        assertTrue(text.contains("funding of 5.0 % in one settlement"), text);
        assertTrue(report.acceptable(), text);
    }

    @Test
    void countsAllAndShowsTheFirst() throws IOException {
        Files.writeString(candles, RawFixture.candles(400).replace(",12.5\n", ",none\n"));
        CheckReport report = check();
        FindingGroup group = report.groups().getFirst();
        assertEquals(800, group.count());
        assertEquals(FindingGroup.KEPT, group.first().size());
        assertTrue(report.text().contains("and 795 more"), report::text);
    }

    @Test
    void reportsAFileThatBreaksOff() throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS).strip());
        Finding cut = only(FindingKind.UNREADABLE, Severity.ERROR);
        assertTrue(cut.what().startsWith("the file is cut short: line 17 has no line break"), cut::what);
        assertEquals(17, cut.line());
        Files.writeString(candles, "");
        assertEquals(
                "the file is empty",
                only(FindingKind.UNREADABLE, Severity.ERROR).what());
    }

    @Test
    void reportsOneAbsurdStampAndJudgesTheRestByTheRowsBeforeIt() throws IOException {
        String rows = RawFixture.candles(HOURS);
        int middle = rows.indexOf(RawFixture.stamp(3));
        Files.writeString(
                candles,
                rows.substring(0, middle) + "2090-01-01T00:00:00.000Z,alpha,BTC,1,1,1,1,1\n" + rows.substring(middle));
        Finding leap = only(FindingKind.LEAP, Severity.ERROR);
        assertEquals("candles_1h.csv:8", leap.place());
        assertEquals("alpha BTC: 2090-01-01T00:00:00Z after 2025-01-01T02:00:00Z, more than 30 days", leap.what());
        assertEquals(1, check().groups().size(), () -> check().text());
        assertFalse(check().acceptable());
    }

    @Test
    void warnsOfACandleStampedOffTheHour() throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS) + "2025-01-01T23:17:00Z,alpha,BTC,108,110,106,109,1\n");
        Finding odd = only(FindingKind.SUSPICIOUS, Severity.WARNING);
        assertEquals("alpha BTC: stamp 2025-01-01T23:17:00Z is off the grid of 1 h", odd.what());
        assertTrue(check().acceptable());
    }

    @Test
    void placesFindingsOfADatasetBySegmentAndRow(@TempDir Path home) throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS).replaceAll("2025-01-01T0[34]:00:00Z,alpha.*\n", ""));
        Path dir = home.resolve("set");
        DatasetWriter.write(
                dir,
                new DatasetHeader("set", "CC0-1.0", "test"),
                RawEvents.in(folder, Progress.SILENT),
                Progress.SILENT);
        FindingGroup group = DatasetCheck.check(dir, Progress.SILENT).groups().getFirst();
        assertEquals(FindingKind.GAP, group.kind());
        assertTrue(group.first().getFirst().place().matches(".*/part-0000-[0-9a-f]{12}\\.parquet row \\d+"));
        Files.delete(dir.resolve(group.file()));
        assertThrows(ProblemException.class, () -> DatasetCheck.check(dir, Progress.SILENT));
    }

    private CheckReport check() {
        return DatasetCheck.check(folder, Progress.SILENT);
    }

    private FindingGroup group(FindingKind kind) {
        CheckReport report = check();
        return report.groups().stream()
                .filter(group -> group.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.text()));
    }

    private Finding only(FindingKind kind, Severity severity) {
        CheckReport report = check();
        List<FindingGroup> found = report.groups().stream()
                .filter(group -> group.kind() == kind && group.severity() == severity)
                .toList();
        assertEquals(1, found.size(), report::text);
        assertEquals(1, found.getFirst().count(), report::text);
        return found.getFirst().first().getFirst();
    }
}
