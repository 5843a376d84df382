package io.headrace.store.source.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
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
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.feed.ReadFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One message of each kind, in the shape each venue sends it. All are received half a second after
/// 1,700,000,000 s.
class VenueCaptureTest {
    private static final long STAMP = 1700000000100000000L;
    private static final long RECEIVED = 1700000000500000000L;
    private static final String BYBIT_LINEAR = "wss://stream.bybit.com/v5/public/linear";
    private static final String BYBIT_SPOT = "wss://stream.bybit.com/v5/public/spot";
    private static final String BYBIT_TRADE = "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":"
            + "1700000000100,\"data\":[{\"T\":1700000000100,\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"3\",\"p\":"
            + "\"50000\",\"i\":\"a\",\"BT\":false}]}";

    private static final String KRAKEN_BOOK = "\"asks\":["
            + "{\"price\":45285.2,\"qty\":0.00100000},{\"price\":45286.4,\"qty\":1.54571953}"
            + ",{\"price\":45286.6,\"qty\":1.54571109},{\"price\":45289.6,\"qty\":1.54560911}"
            + ",{\"price\":45290.2,\"qty\":0.15890660},{\"price\":45291.8,\"qty\":1.54553491}"
            + ",{\"price\":45294.7,\"qty\":0.04454749},{\"price\":45296.1,\"qty\":0.35380000}"
            + ",{\"price\":45297.5,\"qty\":0.09945542},{\"price\":45299.5,\"qty\":0.18772827}],"
            + "\"bids\":["
            + "{\"price\":45283.5,\"qty\":0.10000000},{\"price\":45283.4,\"qty\":1.54582015}"
            + ",{\"price\":45282.1,\"qty\":0.10000000},{\"price\":45281.0,\"qty\":0.10000000}"
            + ",{\"price\":45280.3,\"qty\":1.54592586},{\"price\":45279.0,\"qty\":0.07990000}"
            + ",{\"price\":45277.6,\"qty\":0.03310103},{\"price\":45277.5,\"qty\":0.30000000}"
            + ",{\"price\":45277.3,\"qty\":1.54602737},{\"price\":45276.6,\"qty\":0.15445238}]";
    private static final long CHANGED_CHECKSUM = 1636637263L;

    private static ReadFrames read(String venue, String... messages) {
        return told(ReadFrames.ofText(format(venue), received(messages)));
    }

    /// The messages of a connection whose address the capture names.
    private static ReadFrames readFrom(String address, String venue, String... messages) {
        return told(ReadFrames.ofText(format(venue), address + " <-> 1700000000.0\n" + received(messages)));
    }

    private static ReadFrames told(ReadFrames read) {
        assertEquals(List.of(), read.problems());
        return read;
    }

    private static String received(String... messages) {
        return "1700000000.5: " + String.join("\n1700000000.5: ", messages) + "\n";
    }

    private static FrameFormat format(String venue) {
        return CaptureFormats.all().stream()
                .filter(each -> each.name().equals(venue + "-capture"))
                .map(FrameFormat.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Levels level(double price, double size) {
        return Levels.of(new double[] {price}, new double[] {size});
    }

    private static List<EventKind> kinds(ReadFrames read) {
        return read.events().stream().map(event -> event.kind()).toList();
    }

    @Test
    void deribitBooksFollowThePreviousChangeAndAmountsAreDollars() {
        Instrument btc = new Instrument("deribit", "BTC");
        var read = read(
                "deribit",
                deribit("book.BTC-PERPETUAL.raw", book("snapshot", 5, 0, "[\"new\",50000.0,100.0]")),
                deribit("book.BTC-PERPETUAL.raw", book("change", 6, 5, "[\"delete\",50000.0,0.0]")),
                deribit("book.BTC-PERPETUAL.raw", book("change", 9, 8, "[\"new\",49999.0,10.0]")),
                deribit("book.BTC-PERPETUAL.raw", book("snapshot", 10, 0, "[\"new\",50000.0,100.0]")));
        assertEquals(
                List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA, EventKind.STREAM_GAP, EventKind.BOOK_SNAPSHOT),
                kinds(read));
        assertEquals(
                new BookSnapshot(btc, STAMP, RECEIVED, 0, level(50000, 0.002), Levels.NONE),
                read.events().getFirst());
    }

    @Test
    void deribitTradesTellWhoWasLiquidated() {
        Instrument btc = new Instrument("deribit", "BTC");
        var read = read(
                "deribit",
                deribit(
                        "trades.BTC-PERPETUAL.raw",
                        "[{\"trade_seq\":4,\"trade_id\":\"1\",\"timestamp\":1700000000100,\"price\":50000.0,\"amount\":100.0,"
                                + "\"direction\":\"sell\",\"instrument_name\":\"BTC-PERPETUAL\",\"liquidation\":\"M\"}]"));
        assertEquals(
                List.of(
                        new Trade(btc, STAMP, RECEIVED, 0, 50000, 0.002, Side.SELL),
                        new Liquidation(btc, STAMP, RECEIVED, 1, Side.BUY, 50000, 0.002)),
                read.events());
    }

    @Test
    void deribitTickersTellOfAnOptionOnlyTheIndex() {
        String ticker = "{\"timestamp\":1700000000100,\"mark_price\":50010.0,\"index_price\":50000.0,"
                + "\"open_interest\":1000.0,\"instrument_name\":\"BTC-PERPETUAL\",\"best_bid_price\":50009.0,"
                + "\"best_bid_amount\":10.0,\"best_ask_price\":50011.0,\"best_ask_amount\":20.0}";
        assertEquals(
                List.of(EventKind.QUOTE, EventKind.MARK_PRICE, EventKind.INDEX_PRICE, EventKind.OPEN_INTEREST),
                kinds(read("deribit", deribit("ticker.BTC-PERPETUAL.raw", ticker))));
        var option = read("deribit", deribit("ticker.X.raw", ticker.replace("BTC-PERPETUAL", "BTC-24SEP21-8000-P")));
        assertEquals(
                List.of(new IndexPrice(new Instrument("deribit", "BTC"), STAMP, RECEIVED, 0, 50000)), option.events());
    }

    @Test
    void bitmexLevelsAreNamedByIdAndAnUnknownOneIsALoss() {
        Instrument btc = new Instrument("bitmex", "BTC");
        var read = read(
                "bitmex",
                bitmexBook(
                        "partial", "{\"symbol\":\"XBTUSD\",\"id\":1,\"side\":\"Sell\",\"size\":50000,\"price\":50000}"),
                bitmexBook("update", "{\"symbol\":\"XBTUSD\",\"id\":1,\"side\":\"Sell\",\"size\":100000}"),
                bitmexBook("delete", "{\"symbol\":\"XBTUSD\",\"id\":1,\"side\":\"Sell\"}"),
                bitmexBook("update", "{\"symbol\":\"XBTUSD\",\"id\":2,\"side\":\"Sell\",\"size\":1}"));
        assertEquals(
                List.of(
                        new BookSnapshot(btc, RECEIVED, RECEIVED, 0, Levels.NONE, level(50000, 1)),
                        new BookDelta(btc, RECEIVED, RECEIVED, 1, Levels.NONE, level(50000, 2)),
                        new BookDelta(btc, RECEIVED, RECEIVED, 2, Levels.NONE, level(50000, 0))),
                read.events().subList(0, 3));
        assertEquals(1, read.count(Oddity.SEQUENCE_BREAK));
        assertEquals(1, read.count(EventKind.STREAM_GAP));
    }

    @Test
    void bitmexTablesTellTradesQuotesFundingAndLiquidations() {
        Instrument btc = new Instrument("bitmex", "BTC");
        String time = "\"timestamp\":\"2023-11-14T22:13:20.100Z\",\"symbol\":\"XBTUSD\",";
        var read = read(
                "bitmex",
                bitmex("trade", time + "\"side\":\"Buy\",\"size\":50000,\"price\":50000"),
                bitmex("quote", time + "\"bidSize\":50000,\"bidPrice\":50000,\"askPrice\":50000.5,\"askSize\":1"),
                bitmex("instrument", time + "\"markPrice\":50001.5,\"openInterest\":700"),
                bitmex("funding", time + "\"fundingInterval\":\"2000-01-01T08:00:00.000Z\",\"fundingRate\":0.0001"),
                bitmex(
                        "liquidation",
                        "\"orderID\":\"a\",\"symbol\":\"XBTUSD\",\"side\":\"Sell\",\"price\":50000,"
                                + "\"leavesQty\":100000"));
        assertEquals(
                List.of(
                        new Trade(btc, STAMP, RECEIVED, 0, 50000, 1, Side.BUY),
                        new Quote(btc, STAMP, RECEIVED, 1, 50000, 1, 50000.5, 1 / 50000.5),
                        new MarkPrice(btc, STAMP, RECEIVED, 2, 50001.5),
                        new OpenInterest(btc, STAMP, RECEIVED, 3, 700),
                        new Funding(btc, 1700000000000000000L, 1700000000000000000L, 4, 0.0001),
                        new Liquidation(btc, RECEIVED, RECEIVED, 5, Side.SELL, 50000, 2)),
                read.events());
    }

    @Test
    void bybitOfBothAges() {
        Instrument inverse = new Instrument("bybit-inverse", "BTC");
        var old = read(
                "bybit",
                "{\"topic\":\"orderBookL2_25.BTCUSD\",\"type\":\"snapshot\",\"data\":[{\"price\":\"50000\",\"symbol\":"
                        + "\"BTCUSD\",\"id\":1,\"side\":\"Buy\",\"size\":50000}],\"cross_seq\":1,\"timestamp_e6\":"
                        + "1700000000100000}",
                "{\"topic\":\"orderBookL2_25.BTCUSD\",\"type\":\"delta\",\"data\":{\"delete\":[{\"price\":\"50000\","
                        + "\"symbol\":\"BTCUSD\",\"id\":1,\"side\":\"Buy\"}],\"update\":[],\"insert\":[]},\"cross_seq\":2,"
                        + "\"timestamp_e6\":1700000000100000}",
                "{\"topic\":\"trade.BTCUSD\",\"data\":[{\"trade_time_ms\":1700000000100,\"symbol\":\"BTCUSD\",\"side\":"
                        + "\"Sell\",\"size\":50000,\"price\":50000,\"trade_id\":\"a\"}]}");
        assertEquals(
                List.of(
                        new BookSnapshot(inverse, STAMP, RECEIVED, 0, level(50000, 1), Levels.NONE),
                        new BookDelta(inverse, STAMP, RECEIVED, 1, level(50000, 0), Levels.NONE),
                        new Trade(inverse, STAMP, RECEIVED, 2, 50000, 1, Side.SELL)),
                old.events());
        Instrument linear = new Instrument("bybit", "BTC");
        var now = readFrom(
                BYBIT_LINEAR,
                "bybit",
                bybitBook("snapshot", 7, "[\"50000\",\"1\"]"),
                bybitBook("delta", 8, "[\"50000\",\"0\"]"),
                bybitBook("delta", 10, "[\"50000\",\"2\"]"),
                bybitBook("delta", 1, "[\"49000\",\"2\"]"),
                "{\"topic\":\"allLiquidation.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1700000000100,\"data\":[{\"T\":"
                        + "1700000000100,\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"3\",\"p\":\"50000\"}]}");
        assertEquals(
                List.of(
                        EventKind.BOOK_SNAPSHOT,
                        EventKind.BOOK_DELTA,
                        EventKind.STREAM_GAP,
                        EventKind.BOOK_SNAPSHOT,
                        EventKind.LIQUIDATION),
                kinds(now));
        assertEquals(
                new Liquidation(linear, STAMP, RECEIVED, 4, Side.SELL, 50000, 3),
                now.events().getLast(),
                "the side told is the position's");
    }

    @Test
    void bybitSpotIsNotStoredAsThePerpetual() {
        Trade spot = new Trade(new Instrument("bybit-spot", "BTC"), STAMP, RECEIVED, 0, 50000, 3, Side.BUY);
        Trade perpetual = new Trade(new Instrument("bybit", "BTC"), STAMP, RECEIVED, 0, 50000, 3, Side.BUY);
        assertEquals(List.of(spot), readFrom(BYBIT_SPOT, "bybit", BYBIT_TRADE).events());
        assertEquals(
                List.of(perpetual), readFrom(BYBIT_LINEAR, "bybit", BYBIT_TRADE).events());
        assertEquals(List.of(spot), read("bybit-spot", BYBIT_TRADE).events());
        assertEquals(List.of(perpetual), read("bybit-derivatives", BYBIT_TRADE).events());
    }

    @Test
    void bybitMessagesOfNoKnownMarketAreRefusedWithWhatToDo() {
        var unknown = ReadFrames.ofText(format("bybit"), received(BYBIT_TRADE));
        assertEquals(List.of(), unknown.events());
        Problem problem = unknown.problems().getFirst();
        assertTrue(problem.where().endsWith(":1, field topic"), problem::sentence);
        assertTrue(problem.what().contains("shared by spot and perpetuals"), problem::sentence);
        assertTrue(problem.remedy().contains("--format bybit-spot-capture"), problem::sentence);
        String both = BYBIT_SPOT + " <-> 1700000000.0\n" + BYBIT_LINEAR + " <-> 1700000000.1\n" + received(BYBIT_TRADE);
        assertEquals(1, ReadFrames.ofText(format("bybit"), both).problems().size());
    }

    @Test
    void aBybitCaptureWithoutAnAddressIsNamedByAPerson(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("capture.log");
        Files.writeString(file, received(BYBIT_TRADE));
        Problem problem = assertThrows(ProblemException.class, () -> SourceFormats.of(file))
                .problem();
        assertEquals("HR-1012", problem.code());
        assertTrue(problem.what().contains("bybit-spot-capture or bybit-derivatives-capture"), problem::sentence);
        Files.writeString(file, BYBIT_SPOT + " <-> 1700000000.0\n" + received(BYBIT_TRADE));
        assertEquals("bybit-capture", SourceFormats.of(file).orElseThrow().name());
    }

    @Test
    void depthsOfOneBybitBookDoNotUndoEachOther() {
        var read = readFrom(
                BYBIT_LINEAR,
                "bybit",
                bybitBook("snapshot", 7, "[\"50000\",\"1\"]"),
                bybitBook("snapshot", 900, "[\"50001\",\"4\"]").replace("orderbook.50", "orderbook.200"),
                bybitBook("snapshot", 3, "[\"50000\",\"1\"]")
                        .replace("orderbook.50", "orderbook.1")
                        .replace("\"a\":[]", "\"a\":[[\"50002\",\"5\"]]"),
                bybitBook("delta", 8, "[\"50000\",\"0\"]"));
        Instrument btc = new Instrument("bybit", "BTC");
        assertEquals(
                List.of(
                        new BookSnapshot(btc, STAMP, RECEIVED, 0, level(50000, 1), Levels.NONE),
                        new Quote(btc, STAMP, RECEIVED, 1, 50000, 1, 50002, 5),
                        new BookDelta(btc, STAMP, RECEIVED, 2, level(50000, 0), Levels.NONE)),
                read.events());
        assertEquals(1, read.count(Oddity.UNUSED_RECORD));
        assertTrue(read.notes().getFirst().contains("orderbook.50 tells the same book"), read.notes()::toString);
    }

    @Test
    void depthsOfOneOkxBookDoNotUndoEachOther() {
        String best =
                okxBook("snapshot", "").replace("\"action\":\"snapshot\",", "").replace("books", "books5");
        assertEquals(List.of(EventKind.BOOK_SNAPSHOT), kinds(read("okx", okxBook("snapshot", ""), best)));
        assertEquals(List.of(EventKind.BOOK_SNAPSHOT), kinds(read("okx", best)));
        String bothSides = best.replace("books5", "bbo-tbt").replace("\"bids\":[]", "\"bids\":[[\"49999\",\"1\"]]");
        assertEquals(List.of(EventKind.QUOTE), kinds(read("okx", bothSides)));
    }

    @Test
    void okxBooksFollowTheirNumbersWhereTheyHaveSome() {
        var numbered = read(
                "okx",
                okxBook("snapshot", ",\"seqId\":10,\"prevSeqId\":-1"),
                okxBook("update", ",\"seqId\":12,\"prevSeqId\":10"),
                okxBook("update", ",\"seqId\":12,\"prevSeqId\":12"),
                okxBook("update", ",\"seqId\":20,\"prevSeqId\":15"));
        assertEquals(List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA, EventKind.STREAM_GAP), kinds(numbered));
        assertEquals(
                2,
                read("okx", okxBook("snapshot", ""), okxBook("update", ""))
                        .events()
                        .size());
        var trade = read(
                "okx",
                "{\"arg\":{\"channel\":\"trades\",\"instId\":\"BTC-USDT-SWAP\"},\"data\":[{\"instId\":"
                        + "\"BTC-USDT-SWAP\",\"tradeId\":\"1\",\"px\":\"50000\",\"sz\":\"3\",\"side\":\"buy\",\"ts\":"
                        + "\"1700000000100\"}]}");
        assertEquals(
                List.of(new Trade(new Instrument("okx", "BTC"), STAMP, RECEIVED, 0, 50000, 0.03, Side.BUY)),
                trade.events(),
                "a contract is 0.01 BTC");
    }

    @Test
    void krakenBooksCountEveryMessage() {
        Instrument eth = new Instrument("kraken-inverse", "ETH");
        var read = read(
                "kraken-futures",
                "{\"feed\":\"book_snapshot\",\"product_id\":\"PI_ETHUSD\",\"timestamp\":1700000000100,\"seq\":3,\"bids\":["
                        + "{\"price\":2000,\"qty\":4000}],\"asks\":[]}",
                krakenLevel(4),
                krakenLevel(6),
                "{\"feed\":\"trade\",\"product_id\":\"PI_ETHUSD\",\"uid\":\"a\",\"side\":\"sell\",\"type\":\"liquidation\","
                        + "\"seq\":9,\"time\":1700000000100,\"qty\":4000,\"price\":2000}");
        assertEquals(
                new BookSnapshot(eth, STAMP, RECEIVED, 0, level(2000, 2), Levels.NONE),
                read.events().get(0));
        assertEquals(
                new BookDelta(eth, STAMP, RECEIVED, 1, Levels.NONE, level(2001, 0)),
                read.events().get(1));
        assertEquals(1, read.count(Oddity.SEQUENCE_BREAK));
        assertEquals(
                List.of(new Liquidation(eth, STAMP, RECEIVED, 3, Side.SELL, 2000, 2)), read.events(Liquidation.class));
    }

    /// A subscription tells the latest trades again, those among them that closed somebody out.
    @Test
    void aKrakenLiquidationThatIsToldAgainIsOne() {
        String trade =
                "{\"feed\":\"trade\",\"product_id\":\"PI_ETHUSD\",\"uid\":\"a\",\"side\":\"sell\",\"type\":\"liquidation\","
                        + "\"seq\":9,\"time\":1700000000100,\"qty\":4000,\"price\":2000}";
        var read = read(
                "kraken-futures",
                trade,
                "{\"feed\":\"trade_snapshot\",\"product_id\":\"PI_ETHUSD\",\"trades\":[" + trade + "]}");
        assertEquals(List.of(EventKind.TRADE, EventKind.LIQUIDATION), kinds(read));
        assertEquals(1, read.count(Oddity.EXACT_DUPLICATE));
    }

    @Test
    void aKrakenSpotBookKeepsTheDepthOfItsFirstWholeBook() {
        Instrument btc = new Instrument("kraken-spot", "BTC");
        var read = read(
                "kraken-spot",
                krakenSpot("book", "snapshot", "\"bids\":[{\"price\":99,\"qty\":1}],\"asks\":[],\"checksum\":1"),
                krakenSpot(
                        "book",
                        "update",
                        "\"bids\":[{\"price\":99.5,\"qty\":2.0}],\"asks\":[],\"checksum\":2,\"timestamp\":"
                                + "\"2023-11-14T22:13:20.100000Z\""),
                krakenSpot(
                        "book",
                        "update",
                        "\"bids\":[{\"price\":99.5,\"qty\":0}],\"asks\":[],\"checksum\":3,\"timestamp\":"
                                + "\"2023-11-14T22:13:20.100000Z\""));
        assertEquals(
                List.of(
                        new BookSnapshot(btc, RECEIVED, RECEIVED, 0, level(99, 1), Levels.NONE),
                        new BookDelta(btc, STAMP, RECEIVED, 1, level(99.5, 2), Levels.NONE),
                        new BookDelta(btc, STAMP, RECEIVED, 2, level(99, 0), Levels.NONE),
                        new BookDelta(btc, STAMP, RECEIVED, 3, level(99.5, 0), Levels.NONE)),
                read.events());
    }

    /// The example of docs.kraken.com (Book checksum, WebSocket v2), whose checksum is 3310070434.
    @Test
    void aKrakenSpotBookThatIsNotTheVenuesIsALoss() {
        String whole = krakenSpot("book", "snapshot", KRAKEN_BOOK + ",\"checksum\":3310070434");
        String change = "\"bids\":[],\"asks\":[{\"price\":45285.2,\"qty\":0.00200000}],\"timestamp\":"
                + "\"2023-11-14T22:13:20.100000Z\",\"checksum\":";
        // CRC-32 of the same digits, the best ask's size 200000 instead of 100000
        String fits = krakenSpot("book", "update", change + CHANGED_CHECKSUM);
        String lost = krakenSpot("book", "update", change + "3310070434");
        assertEquals(List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA), kinds(read("kraken-spot", whole, fits)));
        assertEquals(
                List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA, EventKind.STREAM_GAP),
                kinds(read("kraken-spot", whole, lost, fits)));
        var rewritten = read("kraken-spot", whole.replace("0.00100000", "0.001"), lost);
        assertEquals(List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA), kinds(rewritten));
        assertTrue(rewritten.notes().getFirst().contains("not those that were sent"), rewritten.notes()::toString);
    }

    @Test
    void aNumberWithAnEndlessExponentIsRefusedWithItsLine() {
        String message =
                krakenSpot("ticker", "update", "\"bid\":1E1700000000100,\"bid_qty\":1,\"ask\":100,\"ask_qty\":2");
        ReadFrames read = ReadFrames.ofText(format("kraken-spot"), received(message));
        assertEquals(List.of(), read.events());
        assertEquals(1, read.problems().size());
        assertTrue(read.problems().getFirst().toString().contains("a number that is none"), read.problems()::toString);
    }

    @Test
    void whatOkxSaysOfItsContractsIsTheirSize() {
        String sizes = "{\"arg\":{\"channel\":\"instruments\",\"instType\":\"SWAP\"},\"data\":["
                + okxInstrument("ETH-USDT-SWAP", "linear", "0.1", "ETH")
                + "," + okxInstrument("ETH-USD-SWAP", "inverse", "10", "USD")
                + "," + okxInstrument("DOGE-USDC-SWAP", "linear", "1000", "DOGE")
                + "," + okxInstrument("ETH-BTC-SWAP", "linear", "1", "ETH") + "]}";
        var read = read(
                "okx",
                okxTrade("ETH-USDT-SWAP", 2000),
                sizes,
                okxTrade("ETH-USDT-SWAP", 2000),
                okxTrade("ETH-USD-SWAP", 2000),
                okxTrade("DOGE-USDC-SWAP", 2),
                okxTrade("ETH-BTC-SWAP", 1));
        assertEquals(
                List.of(
                        new Trade(new Instrument("okx", "ETH"), STAMP, RECEIVED, 0, 2000, 0.1 * 3, Side.BUY),
                        new Trade(new Instrument("okx-inverse", "ETH"), STAMP, RECEIVED, 1, 2000, 0.015, Side.BUY),
                        new Trade(new Instrument("okx", "DOGE-USDC-SWAP"), STAMP, RECEIVED, 2, 2, 3000, Side.BUY)),
                read.events());
        assertEquals(2, read.count(Oddity.UNKNOWN_UNIT), "before its size was told, and never told");
    }

    @Test
    void whatBitmexSaysOfItsContractsIsTheirSizeUnlessTheyPayBitcoin() {
        String linear = bitmexInstrument("SOLUSDT", "SOL", "USDT", false);
        var read = read(
                "bitmex",
                "{\"table\":\"instrument\",\"action\":\"partial\",\"data\":[" + linear + ","
                        + bitmexInstrument("SOLUSD", "SOL", "USD", true) + "]}",
                bitmexTrade("SOLUSDT"),
                bitmexTrade("SOLUSD"));
        Instrument sol = new Instrument("bitmex", "SOL");
        assertEquals(
                List.of(
                        new MarkPrice(sol, STAMP, RECEIVED, 0, 20),
                        new OpenInterest(sol, STAMP, RECEIVED, 1, 20_000 * 1e-4 * 20),
                        new Trade(sol, STAMP, RECEIVED, 2, 20, 1000 * 1e-4, Side.BUY)),
                read.events());
        assertEquals(1, read.count(Oddity.UNKNOWN_UNIT));
    }

    @Test
    void krakenSpotTradesFollowTheirNumbersWhicheverWayTheyCome() {
        Instrument btc = new Instrument("kraken-spot", "BTC");
        String trades = "{\"channel\":\"trade\",\"type\":\"snapshot\",\"data\":[" + krakenTrade(8) + ","
                + krakenTrade(7) + "]}";
        var read = read(
                "kraken-spot",
                trades,
                trades.replace("snapshot", "update").replace(krakenTrade(8) + "," + krakenTrade(7), krakenTrade(10)),
                krakenSpot("ticker", "update", "\"bid\":99,\"bid_qty\":1,\"ask\":100,\"ask_qty\":2,\"last\":99"));
        assertEquals(
                new Trade(btc, STAMP, RECEIVED, 0, 100, 0.5, Side.SELL),
                read.events().getFirst());
        assertEquals(
                List.of(EventKind.TRADE, EventKind.TRADE, EventKind.STREAM_GAP, EventKind.TRADE, EventKind.QUOTE),
                kinds(read));
        assertEquals(
                new Quote(btc, RECEIVED, RECEIVED, read.events().getLast().sequence(), 99, 1, 100, 2),
                read.events().getLast());
    }

    @Test
    void theSideOfACoinbaseMatchIsTheMakers() {
        Instrument btc = new Instrument("coinbase", "BTC");
        var read = read(
                "coinbase",
                "{\"type\":\"snapshot\",\"product_id\":\"BTC-USD\",\"bids\":[[\"49999\",\"1\"]],\"asks\":[[\"50000\",\"2\"]]}",
                "{\"type\":\"l2update\",\"product_id\":\"BTC-USD\",\"changes\":[[\"sell\",\"50000\",\"0\"]],\"time\":"
                        + "\"2023-11-14T22:13:20.100000Z\"}",
                match(7, "sell"),
                match(9, "buy"),
                match(9, "buy").replace("BTC-USD", "ETH-BTC"));
        assertEquals(
                new Trade(btc, STAMP, RECEIVED, 2, 50000, 0.5, Side.BUY),
                read.events().get(2));
        assertEquals(
                List.of(
                        EventKind.BOOK_SNAPSHOT,
                        EventKind.BOOK_DELTA,
                        EventKind.TRADE,
                        EventKind.STREAM_GAP,
                        EventKind.TRADE),
                kinds(read));
        assertEquals(1, read.count(Oddity.UNKNOWN_UNIT), "a price in bitcoin is no price in dollars");
    }

    @Test
    void bitfinexChannelsMeanWhatTheirSubscriptionSaid() {
        var read = read(
                "bitfinex",
                "{\"event\":\"subscribed\",\"channel\":\"book\",\"chanId\":5,\"symbol\":\"tBTCUSD\",\"pair\":\"BTCUSD\"}",
                "[5,[[49999,1,2.5],[50000,2,-1.5]],1]",
                "[5,[50000,0,-1],2]",
                "[5,\"hb\",3]",
                "[6,[1,2,3],4]");
        assertEquals(List.of(EventKind.BOOK_SNAPSHOT, EventKind.BOOK_DELTA), kinds(read));
        assertTrue(read.notes().getLast().contains("not subscribed"));
    }

    private static String deribit(String channel, String data) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":"
                + data + "}}";
    }

    private static String book(String type, long id, long before, String level) {
        return "{\"type\":\"" + type
                + "\",\"timestamp\":1700000000100,\"instrument_name\":\"BTC-PERPETUAL\",\"change_id\":" + id
                + (before == 0 ? "" : ",\"prev_change_id\":" + before) + ",\"bids\":[" + level + "],\"asks\":[]}";
    }

    private static String bitmexBook(String action, String row) {
        return "{\"table\":\"orderBookL2\",\"action\":\"" + action + "\",\"data\":[" + row + "]}";
    }

    private static String bitmex(String table, String row) {
        return "{\"table\":\"" + table + "\",\"action\":\"insert\",\"data\":[{" + row + "}]}";
    }

    private static String bybitBook(String type, long number, String level) {
        return "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1700000000100,\"data\":{\"s\":"
                + "\"BTCUSDT\",\"b\":[" + level + "],\"a\":[],\"u\":" + number + ",\"seq\":1}}";
    }

    private static String okxBook(String action, String numbers) {
        return "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"" + action
                + "\",\"data\":[{\"asks\":[[" + "\"50000\",\"1\",\"0\",\"1\"]],\"bids\":[],\"ts\":\"1700000000100\""
                + numbers + "}]}";
    }

    private static String krakenLevel(long number) {
        return "{\"feed\":\"book\",\"product_id\":\"PI_ETHUSD\",\"side\":\"sell\",\"seq\":" + number
                + ",\"price\":2001,\"qty\":0.0,\"timestamp\":1700000000100}";
    }

    private static String krakenSpot(String channel, String type, String row) {
        return "{\"channel\":\"" + channel + "\",\"type\":\"" + type + "\",\"data\":[{\"symbol\":\"BTC/USD\"," + row
                + "}]}";
    }

    private static String okxInstrument(String name, String type, String value, String currency) {
        return "{\"instId\":\"" + name + "\",\"instType\":\"SWAP\",\"ctType\":\"" + type + "\",\"ctVal\":\"" + value
                + "\",\"ctMult\":\"1\",\"ctValCcy\":\"" + currency + "\"}";
    }

    private static String okxTrade(String name, double price) {
        return "{\"arg\":{\"channel\":\"trades\",\"instId\":\"" + name + "\"},\"data\":[{\"instId\":\"" + name
                + "\",\"tradeId\":\"1\",\"px\":\"" + price
                + "\",\"sz\":\"3\",\"side\":\"buy\",\"ts\":\"1700000000100\"}]}";
    }

    private static String bitmexInstrument(String symbol, String underlying, String quote, boolean quanto) {
        return "{\"symbol\":\"" + symbol + "\",\"typ\":\"FFWCSX\",\"underlying\":\"" + underlying
                + "\",\"quoteCurrency\":\"" + quote + "\",\"underlyingToPositionMultiplier\":10000,\"isQuanto\":"
                + quanto
                + ",\"isInverse\":false,\"markPrice\":20,\"openInterest\":20000,\"timestamp\":"
                + "\"2023-11-14T22:13:20.100Z\"}";
    }

    private static String bitmexTrade(String symbol) {
        return "{\"table\":\"trade\",\"action\":\"insert\",\"data\":[{\"timestamp\":\"2023-11-14T22:13:20.100Z\",\"symbol\":\""
                + symbol + "\",\"side\":\"Buy\",\"size\":1000,\"price\":20,\"trdMatchID\":\"m" + symbol + "\"}]}";
    }

    private static String krakenTrade(long number) {
        return "{\"symbol\":\"BTC/USD\",\"side\":\"sell\",\"price\":100,\"qty\":0.5,\"ord_type\":\"market\",\"trade_id\":"
                + number + ",\"timestamp\":\"2023-11-14T22:13:20.100000Z\"}";
    }

    private static String match(long id, String side) {
        return "{\"type\":\"match\",\"trade_id\":" + id + ",\"side\":\"" + side
                + "\",\"size\":\"0.5\",\"price\":\"50000\","
                + "\"product_id\":\"BTC-USD\",\"sequence\":1,\"time\":\"2023-11-14T22:13:20.100000Z\"}";
    }
}
