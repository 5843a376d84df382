package io.headrace.store.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.store.segment.FileBytes;
import io.headrace.store.segment.Segment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetRoundTripPropertyTest {
    private static final DatasetHeader HEADER = new DatasetHeader("random", "CC0-1.0", "test");

    @TempDir
    Path home;

    @Test
    void whatIsReadIsWhatWasWritten() {
        for (int seed = 0; seed < 12; seed++) {
            List<MarketEvent> events = RandomEvents.draw(1 + seed * 150, seed);
            Path dir = home.resolve("set" + seed);
            DatasetManifest written = DatasetWriter.write(dir, HEADER, events, Progress.SILENT);
            events.sort(MarketEvent.ORDER);
            try (DatasetReader reader = DatasetReader.open(dir)) {
                assertEquals(written, reader.manifest());
                assertEquals(events, reader.events());
                assertEquals(events, reader.events());
            }
            assertEquals(events.getFirst().knownNanos(), written.fromNanos());
            assertEquals(events.getLast().knownNanos(), written.toNanos());
        }
    }

    @Test
    void theDigestDependsOnTheEventsAlone() {
        List<MarketEvent> events = RandomEvents.draw(500, 7);
        DatasetManifest first = DatasetWriter.write(home.resolve("a"), HEADER, events, Progress.SILENT);
        List<MarketEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(1));
        DatasetHeader other = new DatasetHeader("other", "MIT", "elsewhere");
        DatasetManifest second = DatasetWriter.write(home.resolve("b"), other, shuffled, Progress.SILENT);
        assertEquals(first.digest(), second.digest());
        assertEquals(first.segments(), second.segments());
        DatasetManifest fewer = DatasetWriter.write(home.resolve("c"), HEADER, events.subList(1, 500), Progress.SILENT);
        assertNotEquals(first.digest(), fewer.digest());
    }

    @Test
    void theDigestDoesNotDependOnHowTheFileIsPacked() throws Exception {
        List<MarketEvent> events = RandomEvents.draw(500, 8, EventKind.QUOTE, EventKind.BOOK_DELTA);
        Path dir = home.resolve("packed");
        DatasetManifest manifest = DatasetWriter.write(dir, HEADER, events, Progress.SILENT);
        List<Segment> repacked = new ArrayList<>();
        for (Segment segment : manifest.segments()) {
            repacked.add(repack(dir.resolve(segment.file()), segment));
        }
        DatasetManifest same =
                DatasetManifest.of(HEADER, repacked, manifest.series(), List.of(), manifest.nextSequence());
        assertEquals(manifest.digest(), same.digest());
        StrictJson.write(dir.resolve(ManifestFile.NAME), same);
        events.sort(MarketEvent.ORDER);
        try (DatasetReader reader = DatasetReader.open(dir)) {
            assertEquals(events, reader.events());
        }
    }

    @Test
    void aNegativeZeroIsAZero() {
        List<MarketEvent> events = List.of(new Funding(new Instrument("alpha", "BTC"), 0, 0, 0, -0.0));
        DatasetWriter.write(home.resolve("zero"), HEADER, events, Progress.SILENT);
        try (DatasetReader reader = DatasetReader.open(home.resolve("zero"))) {
            assertEquals(0.0, ((Funding) reader.events().getFirst()).rate());
        }
    }

    private static Segment repack(Path file, Segment segment) throws Exception {
        Path packed = file.resolveSibling("packed.parquet");
        PlainDuckDb.ask("COPY (FROM read_parquet(" + PlainDuckDb.text(file) + ", hive_partitioning = false)) TO "
                + PlainDuckDb.text(packed) + " (FORMAT parquet, COMPRESSION uncompressed, PARQUET_VERSION v2)");
        assertNotEquals(-1, Files.mismatch(file, packed));
        Files.move(packed, file, StandardCopyOption.REPLACE_EXISTING);
        return new Segment(
                segment.file(),
                segment.kind(),
                segment.venue(),
                segment.period(),
                segment.rows(),
                segment.fromNanos(),
                segment.toNanos(),
                Files.size(file),
                FileBytes.crc32c(file),
                segment.digest());
    }
}
