package io.headrace.training.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandsTest {
    private static final int DAYS = 66;

    @TempDir
    private static Path folder;

    private static String market;

    @BeforeAll
    static void generate() throws IOException {
        Path written = folder.resolve("market");
        SyntheticMarket generated = new SyntheticMarket(SyntheticSpec.demo().withDays(DAYS));
        DatasetWriter.write(
                written, new DatasetHeader("market", "CC0-1.0", "test"), generated.events(), Progress.SILENT);
        market = written.toString();
    }

    @Test
    void forecastsOfVarianceAreComparedWithLogHar() throws IOException {
        JsonNode document = json("evaluate", "volatility", "--dataset", market);
        assertEquals(
                DAYS,
                document.path("days_learnt_from_first").asInt()
                        + document.path("days").asInt());
        boolean reference = false;
        for (JsonNode standing : document.path("standings")) {
            assertTrue(standing.path("qlike").asDouble() > 0, standing.toString());
            if (standing.path("forecaster").asText().equals("log-har")) {
                assertEquals(1, standing.path("over_log_har").asDouble());
                reference = true;
            }
        }
        assertTrue(reference, document.toString());
        Captured text = Captured.run("evaluate", "volatility", "--dataset", market);
        assertTrue(text.out().contains("persistence"), text.out());
    }

    @Test
    void aShortHistoryOfVarianceIsRefused() throws IOException {
        Path short30 = folder.resolve("short");
        SyntheticMarket generated = new SyntheticMarket(SyntheticSpec.demo().withDays(5));
        DatasetWriter.write(
                short30, new DatasetHeader("short", "CC0-1.0", "test"), generated.events(), Progress.SILENT);
        Captured run = Captured.run("evaluate", "volatility", "--dataset", short30.toString());
        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("HR-9075"), run.err());
    }

    @Test
    void nothingLeaksFromTheFutureAndTheCheckSaysWhatItCompared() throws IOException {
        JsonNode document = json(
                "check", "leakage", "--dataset", market, "--until", "0.5", "--cuts", "1", "--family", "structural");
        assertTrue(document.path("clean").asBoolean(), document.toString());
        assertTrue(document.path("compared").path("features").asLong() > 0, document.toString());
        assertTrue(document.path("compared").path("forecasts").asLong() > 0, document.toString());
    }

    @Test
    void aCheckOfNoCutsIsAWrongUse() {
        Captured run = Captured.run("check", "leakage", "--dataset", market, "--cuts", "0");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("--cuts must be 1 to 100, was 0"), run.err());
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Captured run = Captured.run(all);
        assertEquals(0, run.exit(), run.err());
        assertFalse(run.out().contains("NaN"), run.out());
        return new ObjectMapper().readTree(run.out());
    }
}
