package io.headrace.training.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Sentiment;
import io.headrace.market.problem.Progress;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLeadsCommandTest {
    private static final DatasetHeader HEADER = new DatasetHeader("bridges", "CC0-1.0", "test");
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 1_700_000_000_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void aRouteIsToldByItsQuantilesAndALateClaimAsABound() throws IOException {
        List<MarketEvent> transfers = new ArrayList<>();
        for (int minutes = 10; minutes < 18; minutes++) {
            transfers.add(transfer(transfers.size(), minutes));
        }
        transfers.add(transfer(8, 3 * 24 * 60));
        transfers.add(transfer(9, 9 * 24 * 60));
        String bridges = dataset(transfers);
        JsonNode route = new ObjectMapper()
                .readTree(Captured.run("data", "leads", bridges, "--json").out())
                .path("routes")
                .get(0);
        assertEquals("here>there", route.path("route").asText());
        assertEquals(10, route.path("transfers").asInt());
        assertEquals(2, route.path("late").asInt());
        assertEquals(600, route.path("floor_seconds").asDouble());
        JsonNode quantiles = route.path("quantiles");
        assertFalse(quantiles.get(0).path("at_least").asBoolean());
        assertTrue(quantiles.get(1).path("at_least").asBoolean());
        String text = Captured.run("data", "leads", bridges).out();
        assertTrue(text.contains("here>there"), text);
        assertTrue(text.contains("20.0%"), text);
        assertTrue(text.contains("10.0 min"), text);
        assertTrue(text.contains(">= 24.2 h"), text);
    }

    @Test
    void aDatasetWithoutTransfersIsToldAsSuch() {
        String sentiment = dataset(List.of(new Sentiment(new Instrument("crypto", "fear-greed"), START, START, 0, 40)));
        Captured run = Captured.run("data", "leads", sentiment);
        assertEquals(5, run.exit());
        assertTrue(run.err().contains("the dataset holds no bridge transfers"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aDatasetThatIsNotThereIsToldAsSuch() {
        Captured run = Captured.run("data", "leads", folder.resolve("none").toString());
        assertEquals(5, run.exit());
        assertTrue(run.err().contains("HR-1102"), run.err());
    }

    private String dataset(List<MarketEvent> events) {
        Path path = folder.resolve("bridges");
        DatasetWriter.write(path, HEADER, events, Progress.SILENT);
        return path.toString();
    }

    private static BridgeTransfer transfer(int number, int minutes) {
        long sent = START + number * MINUTE;
        return new BridgeTransfer(new Instrument("here>there", "USDC"), sent, sent + minutes * MINUTE, number, 100);
    }
}
