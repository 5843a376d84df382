package io.headrace.training.cli.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.event.Position;
import io.headrace.market.problem.Progress;
import io.headrace.market.synthetic.SyntheticMarket;
import io.headrace.market.synthetic.SyntheticSpec;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetWriter;
import io.headrace.training.cli.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioReportCommandTest {
    private static final DatasetHeader HEADER = new DatasetHeader("book", "CC0-1.0", "test");
    private static final long HOUR = 3_600_000_000_000L;
    private static final long START = 1_699_999_200_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void whatAnImportedBookAnnouncedIsNoSurprise() throws IOException {
        SyntheticSpec spec = SyntheticSpec.demo().withDays(4);
        List<MarketEvent> events = new ArrayList<>(new SyntheticMarket(spec).events());
        MarketEvent first = events.getFirst();
        Instrument held = first.instrument();
        long number = events.size();
        long day = first.knownNanos() + 24 * HOUR;
        events.add(new Position(held, day, day, number, 1, 0));
        long change = day + 24 * HOUR;
        events.add(new PlannedPosition(held, change - 5 * HOUR, change - 5 * HOUR, number + 1, change, -2));
        events.add(new Position(held, change, change, number + 2, -2, 0));
        JsonNode all = report(events, """
                period_seconds: 3600
                portfolio:
                  kind: imported
                  coins: [COIN]
                  venues: [VENUE]
                  rules:
                    VENUE:
                      unrealized_profit_counts: true
                      unrealized_profit_withdrawable: true
                      initial_margin:
                        COIN: [{from_notional_usd: 0, rate: 0.1}]
                  target_buffer: 1.5
                  proxy_venues: [VENUE]
                  adverse_extremes: true
                  plan_hours: 4
                """.replace("COIN", held.coin()).replace("VENUE", held.venue()));
        assertTrue(all.path("planned_usd").asDouble() > 0, all::toString);
        assertTrue(all.path("structural_usd").asDouble() > 0, all::toString);
        assertTrue(all.path("surprise_share").asDouble() < .01, all::toString);
    }

    @Test
    void aPoolsDemandIsItsUtilizationFromTheTwoLinesThatMatter() throws IOException {
        Instrument pool = new Instrument("pool", "USDC");
        List<MarketEvent> events = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            double used = hour % 2 == 0 ? .4 : .6;
            events.add(
                    new PoolState(pool, START + hour * HOUR, START + hour * HOUR, hour, PoolMeasure.UTILIZATION, used));
        }
        JsonNode all = report(events, """
                period_seconds: 3600
                portfolio:
                  kind: liquidity_provision
                  pools: [{venue: pool, coin: USDC, liquidity_usd: 1000}]
                  target_utilization: 0.8
                  plan_hours: 24
                """);
        assertEquals(1, all.path("surprise_share").asDouble());
        assertEquals(250 * 47, all.path("surprise_usd").asDouble(), 1e-6);
    }

    @Test
    void aPeriodThatDoesNotDivideAnHourIsRefusedWithItsPlace() throws IOException {
        Path book = folder.resolve("book");
        DatasetWriter.write(
                book,
                HEADER,
                List.of(new Position(new Instrument("a", "BTC"), START, START, 0, 1, 1)),
                Progress.SILENT);
        Path desk = Files.writeString(folder.resolve("desk.yaml"), """
                period_seconds: 7000
                portfolio:
                  kind: liquidity_provision
                  pools: [{venue: pool, coin: USDC, liquidity_usd: 1000}]
                  target_utilization: 0.8
                  plan_hours: 24
                """);
        Captured run = Captured.run("portfolio", "report", book.toString(), "--desk", desk.toString());
        assertEquals(3, run.exit());
        assertTrue(run.err().contains("period_seconds must divide an hour, was 7000"), run.err());
    }

    /// The row of all venues.
    private JsonNode report(List<MarketEvent> events, String desk) throws IOException {
        Path book = folder.resolve("book");
        DatasetWriter.write(book, HEADER, events, Progress.SILENT);
        Path file = Files.writeString(folder.resolve("desk.yaml"), desk);
        Captured run = Captured.run("portfolio", "report", book.toString(), "--desk", file.toString(), "--json");
        assertEquals(0, run.exit(), run.err());
        JsonNode venues = new ObjectMapper().readTree(run.out()).path("venues");
        return venues.get(venues.size() - 1);
    }
}
