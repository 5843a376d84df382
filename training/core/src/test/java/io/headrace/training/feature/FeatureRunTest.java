package io.headrace.training.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.training.engine.WorkEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Features of a stored dataset as a table and a chart.
class FeatureRunTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_735_689_600L * SECOND;
    private static final List<String> VENUES = List.of("alpha", "bravo");
    private static final FeatureCatalog CATALOG =
            FeatureColumns.named("spread, ofi_60s,hour_of_day", SignalParameters.DEFAULT);

    @TempDir
    private Path folder;

    private final List<MarketEvent> events = new ArrayList<>();

    @BeforeEach
    void writeTenMinutesOfWhichOneVenueIsSilentForTheLastFive() {
        SplittableRandom random = new SplittableRandom(3);
        for (int second = 1; second < 600; second++) {
            long now = START + second * SECOND;
            for (String venue : VENUES) {
                Instrument instrument = new Instrument(venue, "BTC");
                double bid = 60_000 + random.nextInt(100) * 0.1;
                if (venue.equals("bravo") && second > 300) {
                    continue;
                }
                events.add(new Quote(instrument, now, now, second, bid, 1, bid + 0.1, 2));
                events.add(new Trade(instrument, now, now, second, bid, 0.5, Side.SELL));
            }
        }
        Instrument lost = new Instrument("alpha", "BTC");
        events.add(new StreamGap(lost, START + 400 * SECOND, START + 401 * SECOND, 0, "lost"));
        events.sort(MarketEvent.ORDER);
        DatasetWriter.write(data(), new DatasetHeader("ten", "CC0-1.0", "made for the test"), events, Progress.SILENT);
    }

    @Test
    void anEngineThatComputesVenueByVenueWritesTheSameFile() throws IOException {
        FeatureRequest request = new FeatureRequest(FeatureCatalog.full(), 60 * SECOND, List.of(), List.of());
        Path alone = folder.resolve("alone.csv");
        Path spread = folder.resolve("spread.csv");
        try (DatasetReader reader = DatasetReader.open(data())) {
            FeatureRun run = new FeatureRun(reader, request);
            long rows = FeatureTable.write(
                    run, request.catalog().schema(), new FeatureTable.Target(alone, false), true, Progress.SILENT);
            FeatureWork.Shared shared = new FeatureWork.Shared(data(), null, request, true);
            SpreadFeatures features = new SpreadFeatures(WorkEngine.HERE, shared, run.venues());
            assertEquals(rows, FeatureTable.write(features, new FeatureTable.Target(spread, false), Progress.SILENT));
            assertTrue(rows > 10);
        }
        assertEquals(Files.readString(alone), Files.readString(spread));
    }

    @Test
    void rowsAreTheVectorsOfTheEngineWithEmptyCellsWhereNotWarm() throws IOException {
        Path file = folder.resolve("table.csv");
        try (DatasetReader reader = DatasetReader.open(data())) {
            FeatureRun run = new FeatureRun(reader, new FeatureRequest(CATALOG, 10 * SECOND, List.of(), List.of()));
            long rows = FeatureTable.write(
                    run, CATALOG.schema(), new FeatureTable.Target(file, false), true, Progress.SILENT);
            assertEquals(2 * 60, rows);
        }
        assertEquals(expected(), Files.readAllLines(file));
        assertTrue(Files.readString(file).contains("ofi_60s"), "a silent venue must say which columns are stale");
        assertFalse(Files.readString(file).contains("NaN"));
    }

    @Test
    void aTableIsNotReplacedUnlessToldSo() throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, "mine");
        try (DatasetReader reader = DatasetReader.open(data())) {
            FeatureRun run = new FeatureRun(reader, new FeatureRequest(CATALOG, SECOND, List.of(), List.of()));
            refused(
                    "HR-9042",
                    () -> FeatureTable.write(
                            run, CATALOG.schema(), new FeatureTable.Target(file, false), false, Progress.SILENT));
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aParquetTableHasItsMagicBytes() throws IOException {
        Path file = folder.resolve("table.parquet");
        try (DatasetReader reader = DatasetReader.open(data())) {
            FeatureRun run = new FeatureRun(reader, new FeatureRequest(CATALOG, SECOND, List.of("alpha"), List.of()));
            FeatureTable.write(run, CATALOG.schema(), new FeatureTable.Target(file, false), false, Progress.SILENT);
        }
        assertTrue(
                new String(Files.readAllBytes(file), 0, 4, java.nio.charset.StandardCharsets.US_ASCII).equals("PAR1"));
    }

    @Test
    void aChartDrawsALineForEachVenueAndNamesTheFeature() throws IOException {
        Path file = folder.resolve("chart.html");
        try (DatasetReader reader = DatasetReader.open(data())) {
            var definition = FeatureColumns.definition("spread", SignalParameters.DEFAULT);
            FeatureRun run = new FeatureRun(
                    reader,
                    new FeatureRequest(
                            FeatureColumns.named("spread", SignalParameters.DEFAULT), SECOND, List.of(), List.of()));
            int lines = FeaturePlot.write(
                    run, definition, reader.manifest(), new FeatureTable.Target(file, false), Progress.SILENT);
            assertEquals(2, lines);
        }
        String page = Files.readString(file);
        assertTrue(page.contains("<h1>spread"));
        assertTrue(page.contains("alpha") && page.contains("bravo"));
        assertTrue(page.contains("line stale"), "the silent venue's line must be drawn as stale");
        assertFalse(page.contains("http"), "a page of its own fetches nothing");
    }

    @Test
    void refusesColumnsVenuesAndChartsThatAreNotThere() {
        refused("HR-9041", () -> FeatureColumns.definition("sprad", SignalParameters.DEFAULT));
        try (DatasetReader reader = DatasetReader.open(data())) {
            refused(
                    "HR-9043",
                    () -> new FeatureRun(reader, new FeatureRequest(CATALOG, SECOND, List.of("carol"), List.of())));
        }
    }

    @Test
    void readsSpansAsPeopleWriteThem() {
        assertEquals(90 * SECOND, Spans.parsed("90s").orElseThrow());
        assertEquals(86_400 * SECOND, Spans.parsed("1d").orElseThrow());
        for (String wrong : List.of("", "0s", "1x", "h", "-1s", "1.5h", "99999999999999d")) {
            assertTrue(Spans.parsed(wrong).isEmpty(), wrong);
        }
    }

    private Path data() {
        return folder.resolve("ten");
    }

    /// The table straight from an engine.
    private List<String> expected() {
        FeatureEngine engine =
                new FeatureEngine(CATALOG, new EngineScope(VENUES, VENUES, List.of("BTC"), 3600 * SECOND));
        List<String> lines = new ArrayList<>(List.of("time,venue,spread,ofi_60s,hour_of_day,stale"));
        int next = 0;
        for (int row = 1; row <= 60; row++) {
            long now = START + row * 10L * SECOND;
            for (; next < events.size() && events.get(next).knownNanos() <= now; next++) {
                engine.observe(events.get(next));
            }
            VENUES.forEach(venue -> lines.add(line(engine.vectorAt(venue, now))));
        }
        return lines;
    }

    private static String line(FeatureVector vector) {
        StringBuilder line =
                new StringBuilder(java.time.Instant.ofEpochSecond(0, vector.asOfNanos()) + "," + vector.venue());
        List<String> stale = new ArrayList<>();
        for (String column : vector.schema().columns()) {
            int index = vector.schema().indexOf(column);
            boolean warm = vector.states().warm(index);
            line.append(',').append(warm ? Double.toString(vector.value(column)) : "");
            if (warm && vector.states().stale(index)) {
                stale.add(column);
            }
        }
        return line + "," + String.join(" ", stale);
    }

    private static void refused(String code, org.junit.jupiter.api.function.Executable action) {
        assertEquals(
                code, assertThrows(ProblemException.class, action).problem().code());
    }
}
