package io.headrace.training.cli.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.SignalParameters;
import io.headrace.features.catalog.SignalParametersFile;
import io.headrace.features.signal.flow.MicropriceTable;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Quote;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `features` with numbers that training has fitted.
class FeaturesCommandTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_735_689_600L * SECOND;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAMinuteOfQuotesThatAreBidForThriceAsMuch() {
        List<MarketEvent> events = new ArrayList<>();
        for (int second = 1; second < 60; second++) {
            long now = START + second * SECOND;
            events.add(new Quote(new Instrument("alpha", "BTC"), now, now, second, 99, 3, 101, 1));
        }
        DatasetWriter.write(
                folder.resolve("quotes"),
                new DatasetHeader("quotes", "CC0-1.0", "made for the test"),
                events,
                Progress.SILENT);
    }

    @Test
    void aTableIsBuiltWithTheNumbersOfTheParametersFile() throws IOException {
        double stated = lastValue("--columns", "microprice");
        double fitted = lastValue("--columns", "microprice", "--parameters", fitted().toString());
        double spread = 1e4 * 2 / 100;
        assertEquals(0.25 * spread, stated, 1e-9, "what the column states for three to one");
        assertEquals(0.125 * spread, fitted, 1e-9, "what the file says");
    }

    @Test
    void aChartTellsTheNumbersOfTheParametersFile() throws IOException {
        Path page = folder.resolve("chart.html");
        Captured plot = Captured.run(
                "features",
                "plot",
                folder.resolve("quotes").toString(),
                "microprice",
                "--every",
                "1s",
                "--out",
                page.toString(),
                "--parameters",
                fitted().toString());
        assertEquals(0, plot.exit(), plot.err());
        assertTrue(Files.readString(page).contains("0.125"), "the formula tells its parameters");
        Captured explained = Captured.run("features", "explain", "microprice", "--parameters", fitted().toString());
        assertTrue(explained.out().contains("0.125"), explained.out());
    }

    /// Its warm-up was told as nothing, for only times were told.
    @Test
    void theBucketsAFeatureWarmsUpByAreTold() {
        Captured flow = Captured.run("features", "explain", "vpin_50");
        assertTrue(flow.out().contains("warm-up   50 buckets\n"), flow.out());
        Captured bulk = Captured.run("features", "explain", "vpin_bulk_50", "--json");
        assertTrue(bulk.out().contains("\"warm_up_buckets\" : 51"), bulk.out());
        Captured all = Captured.run("features", "list");
        assertTrue(all.out().lines().anyMatch(line -> line.matches("vpin_50 +50 buckets +1 h .*")), all.out());
    }

    @Test
    void aBadParametersFileStopsTheCommandWithOneLineBeforeAnythingIsWritten() throws IOException {
        Path file = fitted();
        Files.writeString(file, Files.readString(file).replace("\"mu\" : 0.4", "\"mu\" : -0.4"));
        Captured build = build("--columns", "microprice", "--parameters", file.toString());
        assertEquals(3, build.exit());
        assertEquals(1, build.err().lines().count(), build.err());
        assertTrue(build.err().contains("HR-1212") && build.err().contains("'hawkes'"), build.err());
        assertTrue(build.err().contains(file.toString()), build.err());
        assertFalse(Files.exists(folder.resolve("table.csv")));
    }

    private Path fitted() {
        SignalParameters stated = SignalParameters.DEFAULT;
        MicropriceTable table = new MicropriceTable(List.of(), List.of(List.of(-0.125, 0.125)));
        Path file = folder.resolve("signals.json");
        SignalParametersFile.write(
                file, new SignalParameters(stated.garch(), stated.gjr(), stated.hawkes(), table, stated.ofiWeights()));
        return file;
    }

    private double lastValue(String... options) throws IOException {
        Captured built = build(options);
        assertEquals(0, built.exit(), built.err());
        List<String> lines = Files.readAllLines(folder.resolve("table.csv"));
        return Double.parseDouble(lines.getLast().split(",", -1)[2]);
    }

    private Captured build(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "features",
                "build",
                folder.resolve("quotes").toString(),
                "--every",
                "1s",
                "--force",
                "--out",
                folder.resolve("table.csv").toString()));
        arguments.addAll(List.of(options));
        return Captured.run(arguments.toArray(String[]::new));
    }
}
