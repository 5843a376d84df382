package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.Progress;
import io.headrace.store.segment.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How events are divided into files, and what becomes of datasets that are divided otherwise.
class DatasetLayoutTest {
    private static final DatasetHeader HEADER = new DatasetHeader("one", "CC0-1.0", "test");
    private static final Instrument COIN = new Instrument("alpha", "BTC");
    private static final long HOUR = 3_600_000_000_000L;

    @TempDir
    Path home;

    @Test
    void aMonthOfHourlyEventsIsOneFileAndADayOfTradesAnother() throws Exception {
        Path dir = home.resolve("one");
        List<MarketEvent> events = new ArrayList<>(funding(0, 24 * 45));
        for (int hour = 0; hour < 48; hour++) {
            events.add(new Trade(COIN, hour * HOUR, hour * HOUR, 10_000 + hour, 100, 1, Side.BUY));
        }
        DatasetManifest manifest = DatasetWriter.write(dir, HEADER, events, Progress.SILENT);
        assertEquals(
                List.of("month=1970-01", "month=1970-02", "day=1970-01-01", "day=1970-01-02"),
                manifest.segments().stream()
                        .map(segment -> segment.file().split("/")[2])
                        .toList());
        assertEquals(List.of("1970-01=744", "1970-02=336"), rowsBy("month", dir.resolve("kind=funding")));
        assertEquals(List.of("1970-01-01=24", "1970-01-02=24"), rowsBy("day", dir.resolve("kind=trades")));
    }

    @Test
    void aDatasetOfTheLayoutBeforeIsReadUnderItsOldDigest() throws IOException {
        Path dir = home.resolve("one");
        String digest = writtenAsBefore(dir, funding(0, 24));
        try (DatasetReader reader = DatasetReader.open(dir)) {
            assertEquals(funding(0, 24), reader.events());
            assertEquals(digest, reader.manifest().digest());
        }
    }

    @Test
    void aDatasetOfTheLayoutBeforeGrowsByDaysAsItBegan() throws Exception {
        Path dir = home.resolve("one");
        writtenAsBefore(dir, funding(0, 24));
        try (DatasetAppender appender = DatasetAppender.open(dir, HEADER, DatasetAppender.Mode.APPEND)) {
            funding(24, 72).forEach(appender::accept);
            appender.commit();
        }
        assertEquals(
                List.of("1970-01-01=24", "1970-01-02=24", "1970-01-03=24"), rowsBy("day", dir.resolve("kind=funding")));
        assertTrue(Files.readString(dir.resolve("manifest.json")).contains("\"version\" : 4"));
        try (DatasetReader reader = DatasetReader.open(dir)) {
            assertEquals(funding(0, 72), reader.events());
        }
    }

    private static List<MarketEvent> funding(int fromHour, int untilHour) {
        List<MarketEvent> events = new ArrayList<>();
        for (int hour = fromHour; hour < untilHour; hour++) {
            events.add(new Funding(COIN, hour * HOUR, hour * HOUR, hour, 0.0001));
        }
        return events;
    }

    /// Rewrites what is written of one day as layout 3 had it.
    private static String writtenAsBefore(Path dir, List<MarketEvent> events) throws IOException {
        DatasetManifest manifest = DatasetWriter.write(dir, HEADER, events, Progress.SILENT);
        Segment now = manifest.segments().getFirst();
        String file = now.file().replace("month=1970-01", "day=1970-01-01");
        Segment before = new Segment(
                file,
                now.kind(),
                now.venue(),
                "1970-01-01",
                now.rows(),
                now.fromNanos(),
                now.toNanos(),
                now.bytes(),
                now.crc32c(),
                now.digest());
        Files.createDirectories(Folders.of(dir.resolve(file)));
        Files.move(dir.resolve(now.file()), dir.resolve(file));
        Folders.prune(Folders.of(dir.resolve(now.file())), dir);
        String digest = DatasetManifest.digestOf(List.of(before));
        Path json = dir.resolve("manifest.json");
        Files.writeString(
                json,
                Files.readString(json)
                        .replace("\"version\" : 4", "\"version\" : 3")
                        .replace("\"period\" : \"1970-01\"", "\"day\" : \"1970-01-01\"")
                        .replace(now.file(), file)
                        .replace(manifest.digest(), digest));
        return digest;
    }

    private static List<String> rowsBy(String period, Path kind) throws Exception {
        return PlainDuckDb.ask("SELECT " + period + " || '=' || count(*) FROM read_parquet("
                + PlainDuckDb.text(kind.resolve("**/*.parquet")) + ", hive_partitioning = true) GROUP BY " + period
                + " ORDER BY " + period);
    }
}
