package io.headrace.store.source.tardis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.reading.Heard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TardisFormatsTest {
    private static final String HEAD = "exchange,symbol,timestamp,local_timestamp,";
    private static final Instrument BITMEX = new Instrument("bitmex", "BTC");
    private static final Instrument DERIBIT = new Instrument("deribit", "BTC");
    private static final long MICRO = 1000;
    private static final long T = 1583020803145000L;

    @TempDir
    Path home;

    @Test
    void tradesAreKnownWhenTheRecorderGotThemAndCountCoins() {
        Heard heard = read(
                "bitmex_trades_2020-03-01_XBTUSD.csv",
                HEAD + "id,side,price,amount\n"
                        + "bitmex,XBTUSD,1583020803145000,1583020803307160,a,sell,8000,2000\n"
                        + "bitmex,XBTUSD,1583020803145000,1583020803100000,b,buy,8000,16000\n"
                        + "bitmex,XBTUSD,1583020803145000,1583020803307160,c,unknown,8000,1\n");
        assertEquals(
                List.of(
                        new Trade(BITMEX, T * MICRO, 1583020803307160L * MICRO, 0, 8000, 0.25, Side.SELL),
                        new Trade(BITMEX, T * MICRO, T * MICRO, 1, 8000, 2, Side.BUY)),
                heard.events());
        assertEquals(List.of("4 UNUSED_RECORD a trade whose taker is unknown"), heard.notes());
    }

    @Test
    void liquidationsAreToldFromTradesByTheFilesName() {
        String text = HEAD + "id,side,price,amount\nbitmex,XBTUSD,%d,%d,a,buy,8000,2000\n".formatted(T, T);
        Heard heard = read("bitmex_liquidations_2020-03-01_XBTUSD.csv", text);
        assertEquals(List.of(new Liquidation(BITMEX, T * MICRO, T * MICRO, 0, Side.BUY, 8000, 0.25)), heard.events());
        Path unnamed = Heard.write(home, "x.csv", text);
        ProblemException either = assertThrows(ProblemException.class, () -> SourceFormats.of(unnamed));
        assertTrue(either.problem().what().endsWith("tardis-trades or tardis-liquidations"));
        assertEquals(heard.events(), Heard.of(unnamed, "tardis-liquidations").events());
    }

    @Test
    void rowsOfOneLocalStampAreOneChangeOfTheBook() {
        Heard heard = read(
                "deribit_incremental_book_L2_2020-04-01_BTC-PERPETUAL.csv",
                HEAD + "is_snapshot,side,price,amount\n"
                        + level(1, "false", "bid", 6400, 6400)
                        + level(2, "true", "ask", 6500, 13000)
                        + level(2, "true", "bid", 6400, 12800)
                        + level(2, "true", "bid", 6300, 0)
                        + level(3, "false", "bid", 6400, 0)
                        + level(3, "false", "ask", 6500, 6500)
                        + level(4, "false", "ask", 6600, 6600)
                        + level(5, "true", "ask", 6500, 6500));
        assertEquals(List.of("3 UNUSED_RECORD 1 changes before the first whole book"), heard.notes());
        assertEquals(
                List.of(
                        new BookSnapshot(DERIBIT, at(2), at(2), 0, side(6400, 2), side(6500, 2)),
                        new BookDelta(DERIBIT, at(3), at(3), 1, side(6400, 0), side(6500, 1)),
                        new BookDelta(DERIBIT, at(4), at(4), 2, Levels.NONE, side(6600, 1)),
                        new BookSnapshot(DERIBIT, at(5), at(5), 3, Levels.NONE, side(6500, 1))),
                heard.events());
    }

    @Test
    void aFileOfChangesWithoutAnyWholeBookHasNoEvents() {
        Heard heard = read(
                "d_incremental_book_L2.csv",
                HEAD + "is_snapshot,side,price,amount\n" + level(1, "false", "bid", 6400, 6400));
        assertTrue(heard.events().isEmpty());
        assertEquals(1, heard.notes().size());
    }

    @Test
    void topsOfTheBookMayHaveFewerLevels() {
        Heard heard = read(
                "t.csv",
                HEAD + TardisBookTops.columns(5) + "\nbinance-futures,BTCUSDT," + T + "," + T
                        + ",101,1,99,2,102,3,98,4,,,,,,,,,,,,\n");
        Instrument binance = new Instrument("binance", "BTC");
        Levels asks = Levels.of(new double[] {101, 102}, new double[] {1, 3});
        Levels bids = Levels.of(new double[] {99, 98}, new double[] {2, 4});
        assertEquals(List.of(new BookSnapshot(binance, T * MICRO, T * MICRO, 0, bids, asks)), heard.events());
    }

    @Test
    void quotesWithAnEmptySideArePassedOver() {
        Heard heard = read(
                "q.csv",
                HEAD + "ask_amount,ask_price,bid_price,bid_amount\n"
                        + "huobi-dm-swap,BTC-USD,%1$d,%1$d,86,8600,8500,17\n".formatted(T)
                        + "huobi-dm-swap,BTC-USD,%1$d,%1$d,,,8500,17\n".formatted(T));
        Instrument huobi = new Instrument("huobi-inverse", "BTC");
        assertEquals(List.of(new Quote(huobi, T * MICRO, T * MICRO, 0, 8500, 0.2, 8600, 1)), heard.events());
        assertEquals(1, heard.notes().size());
    }

    @Test
    void emptyFieldsOfATickerHaveNoEventAndFundingIsPaidWhenItsTimeComes() {
        long due = T + 1_000_000;
        Heard heard = read(
                "t.csv",
                HEAD + "funding_timestamp,funding_rate,predicted_funding_rate,open_interest,last_price,"
                        + "index_price,mark_price\n"
                        + "bitmex,XBTUSD,%1$d,%1$d,%2$d,0.0001,,5000,,,\n".formatted(T, due)
                        + "bitmex,XBTUSD,%1$d,%1$d,%2$d,0.0002,,,,8000,8001\n".formatted(T + 1, due)
                        + "bitmex,XBTUSD,%1$d,%1$d,%2$d,0.0003,,,,,\n".formatted(due + 7, due + 1_000_000));
        assertEquals(
                List.of(
                        new OpenInterest(BITMEX, T * MICRO, T * MICRO, 0, 5000),
                        new MarkPrice(BITMEX, (T + 1) * MICRO, (T + 1) * MICRO, 1, 8001),
                        new IndexPrice(BITMEX, (T + 1) * MICRO, (T + 1) * MICRO, 2, 8000),
                        new Funding(BITMEX, due * MICRO, (due + 7) * MICRO, 3, 0.0002)),
                heard.events());
    }

    @Test
    void exchangesAndSymbolsNobodyKnowsAreRefused() {
        Heard heard = read(
                "bitmex_trades.csv",
                HEAD
                        + "id,side,price,amount\nmtgox,XBTUSD,%1$d,%1$d,a,buy,8000,2000\n".formatted(T)
                        + "bitmex,ETHUSD,%1$d,%1$d,a,buy,8000,2000\n".formatted(T)
                        + "bitmex,XBTUSD,%1$d,%1$d,a,BUY,8000,2000\n".formatted(T));
        assertTrue(heard.problems().get(0).where().endsWith(":2:1, column exchange"));
        assertTrue(heard.problems().get(1).what().startsWith("'ETHUSD' of bitmex is no contract"));
        assertTrue(heard.problems().get(2).what().startsWith("side must be buy, sell or unknown, was 'BUY'"));
        assertTrue(heard.events().isEmpty());
    }

    private Heard read(String name, String text) {
        Path file = Heard.write(home, name, text);
        return Heard.of(file, SourceFormats.of(file).orElseThrow().name());
    }

    private static String level(int step, String snapshot, String side, int price, int amount) {
        return "deribit,BTC-PERPETUAL,%1$d,%1$d,%2$s,%3$s,%4$d,%5$d\n"
                .formatted(T + step, snapshot, side, price, amount);
    }

    private static long at(int step) {
        return (T + step) * MICRO;
    }

    private static Levels side(double price, double size) {
        return Levels.of(new double[] {price}, new double[] {size});
    }
}
