package io.headrace.store.source.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.feed.ReadFrames;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One message of each kind, in the shape Binance sends it.
class BinanceStreamsTest {
    private static final long MS = 1_000_000L;
    private static final Instrument PERP = new Instrument("binance", "BTC");
    private static final Instrument SPOT = new Instrument("binance-spot", "BTC");

    private static ReadFrames read(String... lines) {
        return ReadFrames.ofText(new BinanceStreamFormat(), String.join("\n", lines) + "\n");
    }

    @Test
    void aTradeIsStampedByTheEngineAndKnownWhenReceived() {
        var read =
                read("1700000000500000000 {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1700000000120,"
                        + "\"T\":1700000000110,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"35000.10\",\"q\":\"0.250\",\"X\":\"MARKET\","
                        + "\"m\":true}}");
        assertEquals(
                List.of(new Trade(PERP, 1700000000110L * MS, 1700000000500000000L, 0, 35000.10, 0.25, Side.SELL)),
                read.events());
    }

    @Test
    void aMessageIsNotKnownBeforeItsStampNorBeforeTheOneBeforeIt() {
        var read = read(
                "1700000000000000000 {\"e\":\"trade\",\"E\":1700000001300,\"T\":1700000001290,\"s\":\"BTCUSDT\",\"t\":7,"
                        + "\"p\":\"35000\",\"q\":\"1\",\"m\":false,\"M\":true}",
                "1700000000000000500 {\"u\":12,\"s\":\"BTCUSDT\",\"b\":\"34999\",\"B\":\"2\",\"a\":\"35001\",\"A\":\"3\"}");
        long known = 1700000001300L * MS;
        assertEquals(
                List.of(
                        new Trade(SPOT, 1700000001290L * MS, known, 0, 35000, 1, Side.BUY),
                        new Quote(SPOT, known, known, 1, 34999, 2, 35001, 3)),
                read.events());
    }

    @Test
    void spotDepthStartsWithTheWholeBookAndDropsWhatItIncludes() {
        var read = read(
                spotDepth(101, 103, "[[\"99\",\"1\"]]"),
                spotDepth(104, 106, "[[\"98\",\"2\"]]"),
                "1700000000300000000 {\"lastUpdateId\":105,\"bids\":[[\"99\",\"1\"]],\"asks\":[[\"101\",\"4\"]]}",
                spotDepth(107, 107, "[[\"99\",\"0\"]]"));
        assertEquals(List.of(), read.problems());
        assertEquals(
                List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA, EventKind.BOOK_DELTA),
                read.events().stream().map(event -> event.kind()).toList());
        assertEquals(
                Levels.of(new double[] {99}, new double[] {0}),
                read.events(BookDelta.class).getLast().bids());
        assertEquals(
                Levels.of(new double[] {101}, new double[] {4}),
                read.events(BookSnapshot.class).getFirst().asks());
    }

    @Test
    void aLostSpotMessageMakesAGapUntilTheNextWholeBook() {
        var read = read(
                spotDepth(101, 103, "[]"),
                "1700000000300000000 {\"lastUpdateId\":103,\"bids\":[[\"99\",\"1\"]],\"asks\":[[\"101\",\"4\"]]}",
                spotDepth(104, 104, "[]"),
                spotDepth(107, 108, "[]"),
                spotDepth(109, 109, "[]"),
                "1700000000900000000 {\"lastUpdateId\":108,\"bids\":[[\"98\",\"1\"]],\"asks\":[[\"101\",\"4\"]]}");
        assertEquals(1, read.count(Oddity.SEQUENCE_BREAK));
        assertEquals(
                List.of(
                        EventKind.BOOK_SNAPSHOT,
                        EventKind.BOOK_DELTA,
                        EventKind.STREAM_GAP,
                        EventKind.BOOK_SNAPSHOT,
                        EventKind.BOOK_DELTA),
                read.events().stream().map(event -> event.kind()).toList());
        StreamGap gap = read.events(StreamGap.class).getFirst();
        assertEquals(1700000000104L * MS, gap.eventNanos());
        assertEquals(1700000000900000000L, gap.knownNanos());
        assertEquals("messages between 104 and 107 were lost", gap.reason());
    }

    @Test
    void aBookThatStaysUnknownIsAGapToTheEnd() {
        var read = read(
                spotDepth(101, 103, "[]"),
                "1700000000300000000 {\"lastUpdateId\":103,\"bids\":[],\"asks\":[]}",
                spotDepth(105, 105, "[]"));
        StreamGap gap = read.events(StreamGap.class).getFirst();
        assertEquals(1700000000300000000L, gap.eventNanos());
        assertTrue(gap.reason().endsWith("no whole book came before the end"), gap.reason());
    }

    @Test
    void futuresDepthFollowsByThePreviousNumber() {
        var read = read(
                futuresDepth(100, 120, 90),
                "1700000000300000000 {\"lastUpdateId\":110,\"E\":1700000000210,\"T\":1700000000200,"
                        + "\"bids\":[[\"99\",\"1\"]],\"asks\":[[\"101\",\"4\"]]}",
                futuresDepth(125, 130, 120),
                futuresDepth(140, 150, 131));
        assertEquals(2, read.count(EventKind.BOOK_DELTA));
        assertEquals(1, read.count(Oddity.SEQUENCE_BREAK));
        assertEquals(1, read.count(EventKind.STREAM_GAP));
    }

    @Test
    void aLostTradeIsAGap() {
        var read = read(trade(7, "1"), trade(8, "1"), trade(11, "1"), trade(11, "1"));
        assertEquals(3, read.count(EventKind.TRADE));
        assertEquals(1, read.count(Oddity.EXACT_DUPLICATE));
        StreamGap gap = read.events(StreamGap.class).getFirst();
        assertEquals("trades 9 to 10 were lost", gap.reason());
        assertEquals(1700000000008L * MS, gap.eventNanos());
    }

    @Test
    void aForcedOrderIsALiquidationOfWhatWasFilled() {
        var read = read("1700000000500000000 {\"e\":\"forceOrder\",\"E\":1700000000200,\"o\":{\"s\":\"BTCUSDT\","
                + "\"S\":\"SELL\",\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"0.500\",\"p\":\"34900\",\"ap\":\"34950.5\","
                + "\"X\":\"FILLED\",\"l\":\"0.1\",\"z\":\"0.4\",\"T\":1700000000190}}");
        assertEquals(
                List.of(new Liquidation(PERP, 1700000000190L * MS, 1700000000500000000L, 0, Side.SELL, 34950.5, 0.4)),
                read.events());
    }

    @Test
    void aMarkPriceTellsTheIndexTooAndNoFunding() {
        var read = read("1700000000500000000 {\"stream\":\"btcusdt@markPrice\",\"data\":{\"e\":\"markPriceUpdate\","
                + "\"E\":1700000000000,\"s\":\"BTCUSDT\",\"p\":\"35001.5\",\"i\":\"35000.5\",\"P\":\"35002\","
                + "\"r\":\"0.0001\",\"T\":1700006400000}}");
        assertEquals(
                List.of(
                        new MarkPrice(PERP, 1700000000000L * MS, 1700000000500000000L, 0, 35001.5),
                        new IndexPrice(PERP, 1700000000000L * MS, 1700000000500000000L, 1, 35000.5)),
                read.events());
    }

    @Test
    void aClosedCandleOfACoinMarginedContractCountsCoins() {
        var read = read(
                candle(false),
                candle(true),
                candle(true).replace("BTCUSD_PERP", "BTCUSDT").replace("btcusd_perp", "btcusdt"));
        assertEquals(
                List.of(new Bar(
                        new Instrument("binance-coinm", "BTC"),
                        1700000040000L * MS,
                        1700000100500000000L,
                        0,
                        35000,
                        35100,
                        34900,
                        35050,
                        0.75)),
                read.events());
        assertEquals(1, read.count(Oddity.UNUSED_RECORD));
        assertEquals(1, read.count(Oddity.UNKNOWN_UNIT), "the market of an unmarked candle is not guessed");
    }

    @Test
    void aCapturedReconnectMarksWhatWasMissed() {
        var read = read(
                "wss://fstream.binance.com/stream?streams=btcusdt@trade <-> 1700000000.0",
                "1700000000.1: " + trade(7, "1").substring(20),
                "wss://fstream.binance.com/stream?streams=btcusdt@trade <-> 1700000005.0",
                "1700000006.25: " + trade(8, "1").substring(20));
        StreamGap gap = read.events(StreamGap.class).getFirst();
        assertEquals(1700000000007L * MS, gap.eventNanos());
        assertEquals(1700000006250000000L, gap.knownNanos());
    }

    @Test
    void aCrossedBookIsCarriedAndNotedOnce() {
        var read = read(
                spotDepth(101, 103, "[]"),
                "1700000000300000000 {\"lastUpdateId\":103,\"bids\":[[\"99\",\"1\"]],\"asks\":[[\"101\",\"4\"]]}",
                spotDepth(104, 104, "[[\"102\",\"1\"]]"),
                spotDepth(105, 105, "[[\"103\",\"1\"]]"));
        assertEquals(2, read.count(EventKind.BOOK_DELTA));
        assertEquals(1, read.count(Oddity.CROSSED_BOOK));
    }

    private static String spotDepth(long first, long last, String bids) {
        return "1700000000" + last + "000000 {\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\","
                + "\"E\":1700000000" + last + ",\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last + ",\"b\":" + bids
                + ",\"a\":[]}}";
    }

    private static String futuresDepth(long first, long last, long previous) {
        return "1700000000" + last + "000000 {\"stream\":\"btcusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\","
                + "\"E\":1700000000" + last + ",\"T\":1700000000" + last + ",\"s\":\"BTCUSDT\",\"U\":" + first
                + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[],\"a\":[[\"102\",\"1\"]]}}";
    }

    private static String trade(long id, String size) {
        return "1700000000100000000 {\"e\":\"trade\",\"E\":1700000000050,\"T\":" + (1700000000000L + id)
                + ",\"s\":\"BTCUSDT\",\"t\":" + id + ",\"p\":\"35000\",\"q\":\"" + size
                + "\",\"X\":\"MARKET\",\"m\":false}";
    }

    private static String candle(boolean closed) {
        return "1700000100500000000 {\"stream\":\"btcusd_perp@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1700000100001,"
                + "\"s\":\"BTCUSD_PERP\",\"k\":{\"t\":1700000040000,\"T\":1700000099999,\"s\":\"BTCUSD_PERP\",\"i\":\"1m\","
                + "\"f\":1,\"L\":9,\"o\":\"35000\",\"c\":\"35050\",\"h\":\"35100\",\"l\":\"34900\",\"v\":\"263\",\"n\":9,"
                + "\"x\":" + closed + ",\"q\":\"0.75\",\"V\":\"1\",\"Q\":\"1\",\"B\":\"0\"}}}";
    }
}
