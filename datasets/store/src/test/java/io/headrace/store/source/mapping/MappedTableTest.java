package io.headrace.store.source.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Sentiment;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.source.reading.Heard;
import io.headrace.store.source.reading.SourceReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedTableTest {
    private static final Instrument BTC = new Instrument("alpha", "BTC");
    private static final String TRADES = """
            kind: trades
            time: {column: when, unit: ms}
            known: {column: got, unit: us}
            venue: alpha
            coin: {column: symbol, map: {XBTUSD: BTC}}
            fields:
              price: {column: px, unit: usd}
              size: {column: qty, unit: contracts, contract: {size: 100, of: usd}}
              side: {column: way, buy: [b, B], sell: s}
            ignore: [id]
            """;
    private static final String TRADE_ROWS = """
            id,when,got,symbol,px,qty,way
            1,1722470400000,1722470400250000,XBTUSD,50000,5,b
            2,1722470400001,1722470400000000,XBTUSD,50000,10,s
            """;

    @TempDir
    Path home;

    @Test
    void readsTradesOfContractsWithTheTimeOfReceipt() {
        long at = 1722470400000L * 1_000_000;
        assertEquals(
                List.of(
                        new Trade(BTC, at, at + 250_000_000, 0, 50000, 0.01, Side.BUY),
                        new Trade(BTC, at + 1_000_000, at + 1_000_000, 1, 50000, 0.02, Side.SELL)),
                read(TRADES, TRADE_ROWS).events());
    }

    @Test
    void aMappingMayBeJson() {
        String json = """
                {"kind": "funding", "time": {"column": "t", "unit": "s"}, "venue": "alpha", "coin": "BTC",
                 "fields": {"rate": {"column": "r", "unit": "bps"}}}
                """;
        long at = 1722470400500L * 1_000_000;
        assertEquals(
                List.of(new Funding(BTC, at, at, 0, 2.5e-4)),
                read(json, "t,r\n1722470400.5,2.5\n").events());
    }

    @Test
    void barsAreKnownAtTheirCloseWhicheverEndIsStamped() {
        String mapping = """
                kind: bars
                time: {column: t, unit: iso, zone: UTC, stamp: %s, bar: 8h}
                venue: alpha
                coin: BTC
                fields:
                  open: {column: o, unit: usd}
                  high: {column: h, unit: usd}
                  low: {column: l, unit: usd}
                  close: {column: c, unit: usd}
                  volume: {column: v, unit: usd}
                """;
        long open = nanos("2024-08-01T00:00:00Z");
        long length = 8 * 3_600_000_000_000L;
        Bar bar = new Bar(BTC, open, open + length, 0, 9, 12, 8, 10, 5);
        String header = "t,o,h,l,c,v\n";
        assertEquals(
                List.of(bar),
                read(mapping.formatted("open"), header + "2024-08-01,9,12,8,10,50\n")
                        .events());
        assertEquals(
                List.of(bar),
                read(mapping.formatted("close"), header + "2024-08-01 08:00,9,12,8,10,50\n")
                        .events());
        Problem odd = read(mapping.formatted("open"), header + "2024-08-01,9,7,8,10,50\n")
                .problem();
        assertTrue(odd.what().startsWith("h must not be below low, was '7'"), odd::sentence);
    }

    @Test
    void localTimesThatAreThereTwiceOrNeverAreRefused() {
        String mapping = """
                kind: mark_prices
                time: {column: t, unit: text, pattern: "dd/MM/yyyy HH:mm", zone: Europe/London}
                venue: alpha
                coin: BTC
                fields: {price: {column: p, unit: usd}}
                """;
        Heard heard = read(
                mapping,
                "t,p\n31/03/2024 00:30,1\n31/03/2024 01:30,1\n31/03/2024 02:30,1\n27/10/2024 01:30,1\n"
                        + "30/02/2024 01:30,1\n");
        assertEquals(
                List.of(nanos("2024-03-31T00:30:00Z"), nanos("2024-03-31T01:30:00Z")),
                heard.events().stream().map(MarketEvent::eventNanos).toList());
        assertEquals(3, heard.problems().size());
        assertTrue(heard.problems().get(0).what().contains("clocks were put forward"));
        assertTrue(heard.problems().get(1).what().contains("this time twice"));
        assertTrue(heard.problems().get(1).where().endsWith("t.csv:5:1, column t"));
    }

    @Test
    void isoTimesNeedAZoneOnlyWhereTheyHaveNoOffset() {
        String mapping = """
                kind: mark_prices
                time: {column: t, unit: iso}
                venue: alpha
                coin: BTC
                fields: {price: {column: p, unit: usd}}
                """;
        Heard heard =
                read(mapping, "t,p\n2024-08-01T02:00:00.5+02:00,1\n2024-08-01 00:00:00+00,1\n2024-08-01T00:00,1\n");
        assertEquals(2, heard.events().size());
        assertEquals(nanos("2024-08-01T00:00:00.5Z"), heard.events().getFirst().eventNanos());
        assertTrue(heard.problem().what().contains("the mapping must state its zone"));
    }

    @Test
    void openInterestInCoinsNeedsAPrice() {
        String mapping = """
                kind: open_interest
                time: {column: t, unit: ms}
                venue: alpha
                coin: BTC
                fields:
                  amount: {column: oi, unit: base}
                """;
        assertTrue(refused(mapping).what().contains("needs a price"));
        String priced = mapping + "  price: {column: p, unit: usd}\n";
        long at = 1722470400000L * 1_000_000;
        assertEquals(
                List.of(new OpenInterest(BTC, at, at, 0, 100)),
                read(priced, "t,oi,p\n1722470400000,2,50\n").events());
    }

    @Test
    void anIndexMustSayWhenItWasKnown() {
        String mapping = """
                kind: sentiment
                time: {column: day, unit: iso, zone: UTC%s}
                venue: fear-greed
                coin: crypto
                fields: {score: {column: score, unit: points}}
                """;
        assertTrue(refused(mapping.formatted("")).what().contains("when the value became known"));
        long day = nanos("2024-08-01T00:00:00Z");
        assertEquals(
                List.of(new Sentiment(new Instrument("fear-greed", "crypto"), day, day + 86_400_000_000_000L, 0, 42)),
                read(mapping.formatted(", known_after: 1d"), "day,score\n2024-08-01,42\n")
                        .events());
    }

    @Test
    void anUnmappedColumnIsRefused() {
        Problem problem = read(TRADES.replace("ignore: [id]\n", ""), TRADE_ROWS).problem();
        assertEquals("HR-1017", problem.code());
        assertEquals("the column 'id' of t.csv is not mapped", problem.what());
        assertTrue(problem.remedy().contains("ignore"));
        Problem missing = read(TRADES, TRADE_ROWS.replace("px", "price")).problem();
        assertEquals("the table has no column 'px'", missing.what());
    }

    @Test
    void whatAMappingDoesNotKnowIsToldWithItsLine() {
        assertWrong(2, "unknown time unit 'minutes'", TRADES.replace("unit: ms", "unit: minutes"));
        assertWrong(1, "unknown kind 'deals'", TRADES.replace("trades", "deals"));
        assertWrong(7, "unknown unit 'eur'", TRADES.replace("unit: usd", "unit: eur"));
        assertWrong(10, "unknown key 'ignored' in the mapping", TRADES.replace("ignore:", "ignored:"));
        assertWrong(8, "contract lacks 'size'", TRADES.replace("{size: 100, of: usd}", "{of: usd}"));
        assertWrong(8, "size must be a positive number", TRADES.replace("size: 100", "size: many"));
        assertWrong(9, "'b' stands for buy and for sell", TRADES.replace("sell: s", "sell: b"));
        assertWrong(9, "side lacks 'sell'", TRADES.replace(", sell: s", ""));
        assertWrong(2, "unknown time zone 'Mars'", TRADES.replace("unit: ms", "unit: iso, zone: Mars"));
        assertWrong(2, "'zone' has no meaning", TRADES.replace("unit: ms", "unit: ms, zone: UTC"));
        assertWrong(2, "this has no meaning here: only bars", TRADES.replace("unit: ms", "unit: ms, stamp: open"));
        assertWrong(4, "cannot name a venue", TRADES.replace("venue: alpha", "venue: '*'"));
        assertWrong(11, "is there twice", TRADES + "kind: trades\n");
        assertWrong(2, "no YAML", "kind: [\n");
        assertWrong(1, "must have keys", "trades\n");
    }

    @Test
    void valuesOutsideTheirMeaningAreRefusedWithTheirColumn() {
        Heard heard = read(TRADES, TRADE_ROWS.replace("5,b", "5,buy").replace("XBTUSD,50000,10", "ETH,50000,10"));
        assertEquals(
                "way must be one of the words for buy and sell, [B, b, s], was 'buy'",
                heard.problems().get(0).what());
        assertEquals(
                "symbol must be in the mapping's `map`, was 'ETH'",
                heard.problems().get(1).what());
    }

    @Test
    void aTableWithoutAHeaderHasItsColumnsListed() {
        String mapping = TRADES + "columns: [id, when, got, symbol, px, qty, way]\n";
        String rows = TRADE_ROWS.substring(TRADE_ROWS.indexOf('\n') + 1);
        assertEquals(read(TRADES, TRADE_ROWS).events(), read(mapping, rows).events());
        assertTrue(read(mapping, "1,2\n").problem().what().contains("has 2 columns, `columns` lists 7"));
    }

    @Test
    void parquetGivesWhatTheSameCsvGives() throws Exception {
        Path csv = Heard.write(home, "t.csv", TRADE_ROWS);
        Path parquet = home.resolve("t.parquet");
        Properties none = new Properties();
        try (Connection duck = new DuckDBDriver().connect("jdbc:duckdb:", none);
                Statement statement = duck.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_csv('" + csv + "')) TO '" + parquet + "' (FORMAT parquet)");
        }
        assertEquals(read(TRADES, TRADE_ROWS).events(), heard(TRADES, parquet).events());
        Path broken = Heard.write(home, "b.parquet", "no parquet");
        assertEquals("HR-1003", heard(TRADES, broken).problem().code());
    }

    private void assertWrong(int line, String what, String mapping) {
        Problem problem = refused(mapping);
        assertEquals("HR-1017", problem.code());
        assertTrue(problem.what().contains(what), problem::sentence);
        assertTrue(problem.where().endsWith("m.yaml:" + line), problem::sentence);
    }

    private Problem refused(String mapping) {
        Path file = Heard.write(home, "m.yaml", mapping);
        return assertThrows(ProblemException.class, () -> MappedTable.of(file)).problem();
    }

    private Heard read(String mapping, String table) {
        return heard(mapping, Heard.write(home, "t.csv", table));
    }

    private Heard heard(String mapping, Path table) {
        Heard heard = new Heard();
        MappedTable format = MappedTable.of(Heard.write(home, "m.yaml", mapping));
        SourceReader.read(table, format, heard, Progress.SILENT);
        return heard;
    }

    private static long nanos(String iso) {
        Instant instant = Instant.parse(iso);
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
