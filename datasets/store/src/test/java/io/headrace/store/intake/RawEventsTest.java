package io.headrace.store.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.RawFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables of `perp_venues_1h` through the formats, the checks and the gate.
class RawEventsTest {
    private static final int HOURS = 6;

    @TempDir
    Path home;

    private Path folder;
    private Path candles;

    @BeforeEach
    void writeGoodFolder() throws IOException {
        folder = RawFixture.writeTo(home.resolve("raw"), HOURS);
        candles = folder.resolve("candles_1h.csv");
    }

    @Test
    void readsCandlesAndFundingInTheOrderTheyBecameKnown() {
        List<MarketEvent> events = read();
        assertEquals(3 * HOURS, events.size());
        List<MarketEvent> sorted = new ArrayList<>(events);
        sorted.sort(MarketEvent.ORDER);
        assertEquals(sorted, events);
        assertEquals(
                3 * HOURS,
                events.stream().mapToLong(MarketEvent::sequence).distinct().count());
    }

    @Test
    void candlesAreKnownOneHourAfterTheirStamp() {
        for (MarketEvent event : read()) {
            long delay = event.knownNanos() - event.eventNanos();
            assertEquals(event instanceof Bar ? 3_600_000_000_000L : 0, delay, event::toString);
        }
    }

    @Test
    void fundingStampedMillisecondsLateIsKnownAtItsSecond() throws IOException {
        Path funding = folder.resolve("funding.csv");
        String jittered = Files.readString(funding).replace(":00Z,", ":00.006Z,");
        List<MarketEvent> clean = read();
        Files.writeString(funding, jittered);
        assertTrue(jittered.contains(".006Z"), "the fixture has stamps to move");
        assertEquals(clean, read());
    }

    @Test
    void readsGzipLikePlainText() throws IOException {
        List<MarketEvent> plain = read();
        Files.delete(candles);
        Files.write(folder.resolve("candles_1h.csv.gz"), RawFixture.gzip(RawFixture.candles(HOURS)));
        assertEquals(plain, read());
    }

    @Test
    void readsOpenInterestToo() throws IOException {
        Files.writeString(
                folder.resolve("open_interest_1h.csv"),
                "timestamp,venue,coin,oi_usd\n" + RawFixture.stamp(1) + ",alpha,BTC,1e6\n");
        assertEquals(3 * HOURS + 1, read().size());
    }

    @Test
    void acceptsGapsAndJitteredFunding() throws IOException {
        Files.writeString(
                folder.resolve("funding.csv"),
                RawFixture.FUNDING_HEADER
                        + "2025-01-01T00:00:00.000Z,alpha,BTC,-0.00001\n2025-01-03T08:00:00.017Z,alpha,BTC,0\n");
        assertEquals(2 * HOURS + 2, read().size());
    }

    @Test
    void acceptsWindowsLineEnds() throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS).replace("\n", "\r\n"));
        assertEquals(3 * HOURS, read().size());
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        List<MarketEvent> plain = read();
        Files.writeString(candles, "\uFEFF" + RawFixture.candles(HOURS));
        assertEquals(plain, read());
    }

    @Test
    void refusesAFileCutInsideItsLastNumber() throws IOException {
        String rows = RawFixture.candles(HOURS);
        Files.writeString(candles, rows.substring(0, rows.length() - 3)); // 12.5 and a line break become 12
        Problem problem = refused("HR-1003");
        assertTrue(problem.where().endsWith("candles_1h.csv:13:8"), problem::sentence);
        assertTrue(problem.what().startsWith("the file is cut short"), problem::sentence);
        assertTrue(problem.what().endsWith("'12'"), problem::sentence);
        Files.delete(candles);
        Files.write(folder.resolve("candles_1h.csv.gz"), RawFixture.gzip(rows.strip()));
        refused("HR-1003");
    }

    @Test
    void refusesALeapOfMoreThanThirtyDays() throws IOException {
        String rows = RawFixture.candles(HOURS);
        int middle = rows.indexOf(RawFixture.stamp(3));
        Files.writeString(
                candles,
                rows.substring(0, middle) + "2090-01-01T00:00:00.000Z,alpha,BTC,1,1,1,1,1\n" + rows.substring(middle));
        Problem problem = refusedByTheGate();
        assertTrue(problem.what().contains("2090-01-01T00:00:00Z after 2025-01-01T02:00:00Z"), problem::sentence);
    }

    @Test
    void saysWhichFolderIsMissing() {
        Path absent = home.resolve("absent");
        Problem problem = assertThrows(ProblemException.class, () -> RawEvents.in(absent, Progress.SILENT))
                .problem();
        assertEquals("HR-1041", problem.code());
        assertEquals(ExitCode.NOT_FOUND, problem.exit());
        assertTrue(problem.where().contains("absent"));
    }

    @Test
    void aTableBesideItsOwnArchiveIsNotReadTwice() throws IOException {
        Files.write(folder.resolve("candles_1h.csv.gz"), RawFixture.gzip(RawFixture.candles(HOURS)));
        Problem problem = assertThrows(ProblemException.class, this::read).problem();
        assertEquals("HR-1045", problem.code());
        assertTrue(problem.what().contains("both candles_1h.csv and candles_1h.csv.gz"), problem::sentence);
    }

    @Test
    void refusesATruncatedGzip() throws IOException {
        Files.delete(candles);
        byte[] whole = RawFixture.gzip(RawFixture.candles(2000));
        Path file = folder.resolve("candles_1h.csv.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        Problem problem = refused("HR-1003");
        assertTrue(problem.what().contains("cut short"), problem::sentence);
        assertTrue(problem.where().matches(".*candles_1h\\.csv\\.gz:\\d+:1"), problem::sentence);
        for (int bytes : new int[] {1, 5, 9, 10, 12, whole.length - 8, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, bytes));
            refused("HR-1003");
        }
    }

    @Test
    void refusesWhatIsNoGzipAndWhatIsNoText() throws IOException {
        Path zipped = folder.resolve("candles_1h.csv.gz");
        Files.delete(candles);
        Files.writeString(zipped, RawFixture.candles(HOURS));
        assertTrue(refused("HR-1003").what().contains("damaged"));
        Files.delete(zipped);
        byte[] bytes = RawFixture.candles(HOURS).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 20] = (byte) 0xff;
        Files.write(candles, bytes);
        assertTrue(refused("HR-1003").what().contains("UTF-8"));
    }

    @Test
    void refusesEmptyFiles() throws IOException {
        Files.writeString(candles, "");
        refused("HR-1004");
        Files.writeString(candles, RawFixture.CANDLES_HEADER);
        assertTrue(refused("HR-1004").what().contains("no rows"));
    }

    @Test
    void otherColumnsAreAnotherFormat() throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS).replace("volume", "quote_volume"));
        assertTrue(refused("HR-1042").what().contains("candles_1h.csv is of no format"));
        Files.writeString(candles, RawFixture.candles(HOURS).replace(",volume", ",volume,trades"));
        refused("HR-1042");
    }

    @Test
    void refusesARowOfAnotherLength() throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS) + RawFixture.stamp(HOURS) + ",alpha,BTC,1,2\n");
        Problem problem = refused("HR-1006");
        assertTrue(problem.where().contains("candles_1h.csv:14:"), problem::sentence);
    }

    @Test
    void namesLineColumnAndValueOfWhatIsNoNumber() throws IOException {
        for (String bad :
                List.of("abc", "NaN", "Infinity", "-Infinity", "1e999", "0x10", "1f", " 1", "", "1,5", "--1")) {
            String field = bad.contains(",") ? "\"" + bad + "\"" : bad;
            append(RawFixture.stamp(HOURS) + ",alpha,BTC,1," + field + ",1,1,1");
            Problem problem = refused("HR-1008");
            assertTrue(problem.where().endsWith("candles_1h.csv:14:5, column high"), problem::sentence);
            assertTrue(problem.what().contains(bad.isEmpty() ? "missing" : bad), problem::sentence);
        }
    }

    @Test
    void refusesPricesThatCannotBe() throws IOException {
        for (String bad : List.of("0", "-1", "0.0", "1e-999", "-0")) {
            append(RawFixture.stamp(HOURS) + ",alpha,BTC,1,1,1," + bad + ",1");
            assertTrue(refused("HR-1009").where().endsWith(":14:7, column close"));
        }
        append(RawFixture.stamp(HOURS) + ",alpha,BTC,1,1,1,1,-1");
        assertTrue(refused("HR-1009").what().contains("volume must not be negative, was '-1'"));
        append(RawFixture.stamp(HOURS) + ",alpha,BTC,1,1,2,1,1");
        assertTrue(refused("HR-1009").what().contains("below low"));
    }

    @Test
    void refusesPricesBeyondAnyCoin() throws IOException {
        append(RawFixture.stamp(HOURS) + ",alpha,BTC,1,1e308,1,1e308,1");
        Problem problem = refused("HR-1009");
        assertTrue(problem.where().endsWith(":14:5, column high"), problem::sentence);
        assertTrue(problem.what().contains("'1e308'"), problem::sentence);
    }

    @Test
    void refusesTimesThatAreNone() throws IOException {
        for (String bad : List.of(
                "yesterday",
                "2025-01-01 06:00",
                "2025-13-01T00:00:00Z",
                "1735689600000",
                "",
                "1970-01-01T00:00:00Z",
                "+1000000-01-01T00:00:00Z")) {
            append(bad + ",alpha,BTC,1,1,1,1,1");
            assertTrue(refused("HR-1007").where().endsWith(":14:1, column timestamp"));
        }
    }

    @Test
    void refusesNamesThatAreNone() throws IOException {
        for (String bad : List.of("", "*", "al pha", "a\u00e9", "x".repeat(41))) {
            append(RawFixture.stamp(HOURS) + "," + bad + ",BTC,1,1,1,1,1");
            assertTrue(refused("HR-1013").where().endsWith(":14:2, column venue"));
        }
    }

    @Test
    void refusesDuplicateRows() throws IOException {
        append(RawFixture.stamp(HOURS - 1) + ",alpha,BTC,1,1,1,1,1");
        Problem problem = refusedByTheGate();
        assertTrue(problem.what().contains("duplicate in candles_1h.csv"), problem::sentence);
        assertTrue(problem.what().contains("alpha BTC: a second row at 2025-01-01T05:00:00Z"), problem::sentence);
    }

    @Test
    void refusesTimeThatRunsBackward() throws IOException {
        append(RawFixture.stamp(2) + ",alpha,BTC,1,1,1,1,1");
        assertTrue(refusedByTheGate().what().contains("after 2025-01-01T05:00:00Z"));
    }

    @Test
    void refusesAQuoteThatNeverEnds() throws IOException {
        append(RawFixture.stamp(HOURS) + ",\"alpha,BTC,1,1,1,1,1");
        refused("HR-1003");
    }

    private void append(String row) throws IOException {
        Files.writeString(candles, RawFixture.candles(HOURS) + row + "\n");
    }

    private List<MarketEvent> read() {
        return RawEvents.in(folder, Progress.SILENT);
    }

    private Problem refused(String code) {
        Path file = Files.exists(candles) ? candles : folder.resolve("candles_1h.csv.gz");
        Problem problem = assertThrows(ProblemException.class, () -> RawEvents.in(file, Progress.SILENT))
                .problem();
        assertEquals(code, problem.code(), problem::sentence);
        assertTrue(problem.where().startsWith(folder.toString()), problem::sentence);
        return problem;
    }

    private Problem refusedByTheGate() {
        return refused("HR-1043");
    }
}
