package io.headrace.store.source.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.reading.Heard;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinanceFormatsTest {
    private static final Instrument SPOT = new Instrument("binance-spot", "BTC");
    private static final Instrument FUTURE = new Instrument("binance", "BTC");
    private static final Instrument COINM = new Instrument("binance-coinm", "BTC");
    private static final long MILLI = 1_000_000L;

    @TempDir
    Path home;

    @Test
    void spotTradesAreMicrosecondsSince2025AndMillisecondsBefore() {
        Heard heard = read("data/spot/daily/aggTrades/BTCUSDT/BTCUSDT-aggTrades-2025-01-01.csv", """
                0,0.20000000,50.00000000,0,0,1735689600010866,False,True
                1,0.20000000,50.00000000,0,0,1735689599999,True,True
                """);
        long micros = 1735689600010866L * 1000;
        long millis = 1735689599999L * MILLI;
        assertEquals(
                List.of(
                        new Trade(SPOT, micros, micros, 0, 0.2, 50, Side.BUY),
                        new Trade(SPOT, millis, millis, 1, 0.2, 50, Side.SELL)),
                heard.events());
    }

    @Test
    void futuresTablesMayHaveAHeaderOrNone() {
        String rows = "26129,0.01633102,4.70443515,27781,27781,1498793709153,true\n";
        String header = "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n";
        Heard with = read("a/um/BTCUSDT-aggTrades-2024-08-01.csv", header + rows);
        Heard without = read("b/um/BTCUSDT-aggTrades-2024-08-01.csv", rows);
        long at = 1498793709153L * MILLI;
        assertEquals(List.of(new Trade(FUTURE, at, at, 0, 0.01633102, 4.70443515, Side.SELL)), without.events());
        assertEquals(without.events(), with.events());
        assertEquals(List.of(2L), with.lines());
    }

    @Test
    void readsTradesOfAllMarkets() {
        assertEquals(
                List.of(trade(SPOT, 1735689600010866L * 1000, 17.8018, 5.69, Side.SELL)),
                read(
                                "spot/BTCUSDT-trades-2025-01-01.csv",
                                "51175358,17.80180000,5.69000000,101.29224200,1735689600010866,True,True\n")
                        .events());
        assertEquals(
                List.of(trade(FUTURE, 1722470400123L * MILLI, 64000, 0.5, Side.BUY)),
                read("um/BTCUSDT-trades-2024-08-01.csv", "1,64000,0.5,32000,1722470400123,false\n")
                        .events());
        assertEquals(
                List.of(trade(COINM, 1722470400123L * MILLI, 64000, 3 * 100 / 64000.0, Side.BUY)),
                read(
                                "cm/BTCUSD_PERP-trades-2024-08-01.csv",
                                "id,price,qty,base_qty,time,is_buyer_maker\n1,64000,3,0.00468750,1722470400123,false\n")
                        .events());
    }

    @Test
    void candlesAreKnownAtTheirCloseAndCountCoins() {
        long open = 1722470400000L * MILLI;
        String row = "1722470400000,10,12,9,11,300,1722470459999,%s,5,1,2,0\n";
        assertEquals(
                List.of(new Bar(FUTURE, open, open + 60_000 * MILLI, 0, 10, 12, 9, 11, 300)),
                read("um/klines/BTCUSDT-1m-2024-08-01.csv", row.formatted("3300"))
                        .events());
        assertEquals(
                List.of(new Bar(COINM, open, open + 60_000 * MILLI, 0, 10, 12, 9, 11, 2700.5)),
                read("cm/klines/BTCUSD_PERP-1m-2024-08.csv", row.formatted("2700.5"))
                        .events());
        long later = 1735689600000000L * 1000;
        assertEquals(
                List.of(new Bar(SPOT, later, later + 60_000 * MILLI, 0, 10, 12, 9, 11, 300)),
                read(
                                "spot/klines/BTCUSDT-1m-2025-01.csv",
                                "1735689600000000,10,12,9,11,300,1735689659999999,1,5,1,2,0\n")
                        .events());
    }

    @Test
    void exactDuplicatesAreDroppedAndNoted() {
        String row = "1687656471926,BUY,LIMIT,IOC,7,30741.3,30631.6,FILLED,6,7\n";
        String other = "1687656471926,SELL,LIMIT,IOC,7,30741.3,30631.6,FILLED,6,7\n";
        String header = "time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,"
                + "last_fill_quantity,accumulated_fill_quantity\n";
        Heard heard = read("cm/BTCUSD_PERP-liquidationSnapshot-2023-06-25.csv", header + row + other + row + row);
        long at = 1687656471926L * MILLI;
        double size = 700 / 30631.6;
        assertEquals(
                List.of(
                        new Liquidation(COINM, at, at, 0, Side.BUY, 30631.6, size),
                        new Liquidation(COINM, at, at, 1, Side.SELL, 30631.6, size)),
                heard.events());
        assertEquals(
                List.of("4 EXACT_DUPLICATE the row was there before", "5 EXACT_DUPLICATE the row was there before"),
                heard.notes());
    }

    @Test
    void readsQuotesFundingAndOpenInterest() {
        assertEquals(
                List.of(new Quote(FUTURE, 1722470400001L * MILLI, 1722470400005L * MILLI, 0, 10, 1, 11, 2)),
                read("um/BTCUSDT-bookTicker-2024-08-01.csv", "1,10,1,11,2,1722470400001,1722470400005\n")
                        .events());
        long settled = 1709251200000L * MILLI;
        assertEquals(
                List.of(new Funding(FUTURE, settled, settled, 0, 0.0001)),
                read(
                                "um/BTCUSDT-fundingRate-2024-03.csv",
                                "calc_time,funding_interval_hours,last_funding_rate\n1709251200007,8,0.00010000\n")
                        .events());
        long stamped = Instant.parse("2020-09-01T00:00:00Z").toEpochMilli() * MILLI;
        assertEquals(
                List.of(new OpenInterest(FUTURE, stamped, stamped, 0, 5e8)),
                read("um/BTCUSDT-metrics-2020-09-01.csv", "2020-09-01 00:00:00,BTCUSDT,43000.5,500000000,,,,\n")
                        .events());
        assertEquals(
                List.of(new OpenInterest(COINM, stamped, stamped, 0, 4_300_000)),
                read("cm/BTCUSD_PERP-metrics-2020-09-01.csv", "2020-09-01 00:00:00,BTCUSD_PERP,43000,7,,,,\n")
                        .events());
    }

    @Test
    void metricsOfAnotherSymbolAreRefusedAndEmptyOnesNoted() {
        Heard heard = read(
                "um/BTCUSDT-metrics-2020-09-01.csv",
                "2020-09-01 00:00:00,ETHUSDT,1,2,,,,\n2020-09-01 00:05:00,BTCUSDT,,,,,,\n");
        assertTrue(heard.problem().what().contains("must be the symbol in the file's name, BTCUSDT"));
        assertEquals(List.of("2 EMPTY_FIELD no open interest"), heard.notes());
    }

    @Test
    void depthBandsBecomeACoarseBookOfItsOwnVenue() {
        Heard heard = read("um/BTCUSDT-bookDepth-2024-08-01.csv", """
                timestamp,percentage,depth,notional
                2024-08-01 00:00:06,-2,30,2950
                2024-08-01 00:00:06,-1,10,990
                2024-08-01 00:00:06,1,5,505
                2024-08-01 00:00:06,2,5,505
                """);
        BookSnapshot book = (BookSnapshot) heard.events().getFirst();
        assertEquals(new Instrument("binance-bands", "BTC"), book.instrument());
        assertEquals(Levels.of(new double[] {99, 98}, new double[] {10, 20}), book.bids());
        assertEquals(Levels.of(new double[] {101}, new double[] {5}), book.asks());
    }

    @Test
    void depthUpdatesAreOneMessageEachAndTellOfLostOnes() {
        String header = "symbol,timestamp,first_update_id,last_update_id,side,update_type,price,qty,pu\n";
        Heard heard = Heard.of(home, "depth.csv", header + """
                        BTCUSDT,1667347199939,1,5,b,snap,20470.00,1.5,-1
                        BTCUSDT,1667347199939,1,5,a,snap,20472.80,2,-1
                        BTCUSDT,1667347199949,6,8,a,set,20472.80,0.000,5
                        BTCUSDT,1667347199949,6,8,b,set,20471.00,3,5
                        BTCUSDT,1667347199999,12,14,b,set,20471.50,1,11
                        """, "binance-um-depth-updates");
        assertEquals(List.of(), heard.problems());
        List<MarketEvent> events = heard.events();
        assertEquals(4, events.size());
        assertEquals(1.5, ((BookSnapshot) events.get(0)).bids().size(0), 0);
        BookDelta change = (BookDelta) events.get(1);
        assertEquals(0, change.asks().size(0), 0);
        assertEquals(3, change.bids().size(0), 0);
        assertEquals("the update before is 11, the last one here was 8", ((StreamGap) events.get(2)).reason());
        assertTrue(heard.notes().getFirst().contains("SEQUENCE_BREAK"));
    }

    @Test
    void candlesOutsideBinancesFoldersNeedTheirMarketNamed() {
        String row = "1722470400000,10,12,9,11,300,1722470459999,1,5,1,2,0\n";
        Path file = Heard.write(home, "BTCUSDT-1m-2024-08-01.csv", row);
        ProblemException unknown = assertThrows(ProblemException.class, () -> SourceFormats.of(file));
        assertEquals("HR-1012", unknown.problem().code());
        assertTrue(unknown.problem().remedy().contains("--format binance-spot-klines or"));
        assertEquals(
                SPOT, Heard.of(file, "binance-spot-klines").events().getFirst().instrument());
        assertEquals(
                FUTURE, Heard.of(file, "binance-um-klines").events().getFirst().instrument());
    }

    @Test
    void candlesOfTheMarkPriceAreNotTakenForTrades() {
        String row = "1722470400000,10,12,9,11,300,1722470459999,1,5,1,2,0\n";
        Path file = Heard.write(home, "futures/um/markPriceKlines/BTCUSDT-1m-2024-08-01.csv", row);
        assertTrue(SourceFormats.of(file).isEmpty());
    }

    @Test
    void symbolsWithoutADollarPriceAreRefused() {
        Path file = Heard.write(home, "spot/ETHBTC-trades-2024-08-01.csv", "1,0.05,1,0.05,1722470400000,true,true\n");
        Heard heard = Heard.of(file, "binance-spot-trades");
        assertTrue(heard.problem().what().contains("'ETHBTC' of binance-spot is no contract whose size"));
    }

    @Test
    void refusesARowWithPlaceFieldAndReason() {
        Heard heard = read(
                "um/BTCUSDT-trades-2024-08-01.csv",
                "1,64000,0.5,32000,1722470400123,false\n2,-1,0.5,32000,1722470400123,false\n"
                        + "3,1,0.5,32000,999,false\n4,1,0.5,32000,1722470400123,maybe\n");
        assertEquals(1, heard.events().size());
        assertTrue(heard.problems().get(0).sentence().startsWith("price must be positive, was '-1'"));
        assertTrue(heard.problems().get(1).where().endsWith(".csv:3:5, column time"));
        assertTrue(heard.problems().get(2).what().startsWith("is_buyer_maker must be true or false"));
    }

    private Heard read(String path, String text) {
        Path file = Heard.write(home, path, text);
        return Heard.of(file, SourceFormats.of(file).orElseThrow().name());
    }

    private static MarketEvent trade(Instrument instrument, long nanos, double price, double size, Side side) {
        return new Trade(instrument, nanos, nanos, 0, price, size, side);
    }
}
