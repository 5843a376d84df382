package io.headrace.store.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Progress;
import io.headrace.store.check.CheckReport;
import io.headrace.store.check.DatasetCheck;
import io.headrace.store.check.finding.FindingKind;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetManifest;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.DatasetWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Half a year of four venues, as published.
class RealDataImportTest {
    private static final DatasetHeader HEADER = new DatasetHeader("perp_venues_1h", "Unlicense", "public data");
    private static Path raw = Path.of("");

    @BeforeAll
    static void requireRealData() {
        String dir = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(dir != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        raw = Path.of(dir, "perp_venues_1h");
    }

    @Test
    void importsStoresAndReadsBackEveryRow(@TempDir Path home) {
        List<MarketEvent> events = RawEvents.in(raw, Progress.SILENT);
        assertEquals(45_911 + 47_702 + 21_200 + 2_243, events.size());
        DatasetManifest manifest = DatasetWriter.write(home.resolve("perp"), HEADER, events, Progress.SILENT);
        try (DatasetReader reader = DatasetReader.open(home.resolve("perp"))) {
            assertEquals(manifest, reader.manifest());
            assertEquals(events, reader.events());
        }
        CheckReport stored = DatasetCheck.check(home.resolve("perp"), Progress.SILENT);
        assertEquals(DatasetCheck.check(raw, Progress.SILENT).count(FindingKind.GAP), stored.count(FindingKind.GAP));
    }

    @Test
    void holdsGapsAndNothingImpossible() {
        CheckReport report = DatasetCheck.check(raw, Progress.SILENT);
        assertTrue(report.acceptable(), report::text);
        assertEquals(0, report.count(FindingKind.DUPLICATE) + report.count(FindingKind.DISORDER), report::text);
        assertTrue(report.text().contains("hyperliquid BTC: 11 h without a row"), report::text);
    }
}
