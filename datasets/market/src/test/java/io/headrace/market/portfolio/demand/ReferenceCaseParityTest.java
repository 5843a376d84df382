package io.headrace.market.portfolio.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PortfolioSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Demand, flow and announced demand on real prices, against an independent program's numbers for 672 hours.
class ReferenceCaseParityTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final double CENT = 0.011; // published to the cent, so half a cent of rounding and some slack

    @Test
    void agreesWithTheIndependentProgramToACent() {
        String data = System.getenv("HEADRACE_REAL_DATA");
        Assumptions.assumeTrue(data != null, "HEADRACE_REAL_DATA is not set: real-data test skipped");
        PortfolioSpec spec = PortfolioSpec.reference().withAdverseExtremes(false);
        Map<Long, String[]> expected = expected();
        double worst = 0;
        int compared = 0;
        DemandFold fold = new DemandFold(spec, HOUR);
        List<MarketEvent> events = PerpVenuesFile.events(Path.of(data, "perp_venues_1h"));
        long now = Math.ceilDiv(events.getFirst().knownNanos(), HOUR) * HOUR;
        int next = 0;
        while (next < events.size()) {
            while (next < events.size() && events.get(next).knownNanos() <= now) {
                fold.observe(events.get(next++));
            }
            List<MarginSnapshot> snapshots = fold.tick(now);
            String[] row = expected.get(now);
            if (row != null) {
                worst = Math.max(worst, largestError(row, snapshots, compared == 0));
                compared++;
            }
            now += HOUR;
        }
        assertEquals(673, compared, "hours compared");
        assertEquals(0, worst, CENT);
        System.out.printf("reference case: %d hours, largest error %.4f USD%n", compared, worst);
    }

    /// The flow of the first hour lies before the window, so the file says 0 there.
    private static double largestError(String[] row, List<MarginSnapshot> snapshots, boolean first) {
        double worst = 0;
        for (int v = 0; v < 4; v++) {
            MarginSnapshot snapshot = snapshots.get(v);
            worst = Math.max(worst, Math.abs(snapshot.demandUsd() - Double.parseDouble(row[2 + v])));
            worst = Math.max(worst, Math.abs(snapshot.plannedPeakUsd() - Double.parseDouble(row[10 + v])));
            if (!first) {
                worst = Math.max(worst, Math.abs(snapshot.flowUsd() - Double.parseDouble(row[6 + v])));
            }
        }
        return worst;
    }

    private static Map<Long, String[]> expected() {
        try (InputStream in =
                Objects.requireNonNull(ReferenceCaseParityTest.class.getResourceAsStream("/reference-case.csv"))) {
            Map<Long, String[]> rows = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] row = line.split(",", -1);
                        rows.put(Instant.parse(row[1]).toEpochMilli() * 1_000_000L, row);
                    });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
