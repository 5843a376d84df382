package io.headrace.store.source.dydx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Position;
import io.headrace.market.event.Side;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.event.TradingStatus;
import io.headrace.market.event.VenueStatus;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.feed.ReadFrames;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One message of each kind, in the shape dYdX sends it.
class DydxMessagesTest {
    private static final Instrument BTC = new Instrument("dydx", "BTC");
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1704067200L * SECOND; // 2024-01-01T00:00:00Z

    private static ReadFrames read(String... lines) {
        ReadFrames read = ReadFrames.ofText(new DydxFrameFormat(), String.join("\n", lines) + "\n");
        assertEquals(List.of(), read.problems());
        return read;
    }

    /// A message of the channel, received so many seconds after the start.
    private static String message(int number, String type, String channel, String contents) {
        return (START + number * SECOND) + " {\"type\":\"" + type + "\",\"connection_id\":\"c\",\"message_id\":"
                + number
                + ",\"channel\":\"" + channel + "\",\"id\":\""
                + switch (channel) {
                    case "v4_candles" -> "BTC-USD/1MIN";
                    case "v4_subaccounts" -> "dydx1a/0";
                    default -> "BTC-USD";
                }
                + "\",\"version\":\"1.0.0\",\"contents\":" + contents + "}";
    }

    private static Levels level(double price, double size) {
        return Levels.of(new double[] {price}, new double[] {size});
    }

    @Test
    void aBookComesWholeAndSizeZeroRemoves() {
        var read = read(
                message(
                        1,
                        "subscribed",
                        "v4_orderbook",
                        "{\"bids\":[{\"price\":\"99\",\"size\":\"1\"}],\"asks\":[{\"price\":\"101\",\"size\":\"2\"}]}"),
                message(2, "channel_data", "v4_orderbook", "{\"bids\":[[\"99\",\"0\"]]}"),
                message(3, "channel_batch_data", "v4_orderbook", "[{\"asks\":[[\"102\",\"3\"]]}]"));
        assertEquals(
                List.of(
                        new BookSnapshot(BTC, START + SECOND, START + SECOND, 0, level(99, 1), level(101, 2)),
                        new BookDelta(BTC, START + 2 * SECOND, START + 2 * SECOND, 1, level(99, 0), Levels.NONE),
                        new BookDelta(BTC, START + 3 * SECOND, START + 3 * SECOND, 2, Levels.NONE, level(102, 3))),
                read.events());
    }

    @Test
    void aMissingMessageOfTheConnectionLosesItsBooksUntilTheyComeWholeAgain() {
        String whole = "{\"bids\":[{\"price\":\"99\",\"size\":\"1\"}],\"asks\":[]}";
        var read = read(
                message(1, "subscribed", "v4_orderbook", whole),
                message(3, "channel_data", "v4_orderbook", "{\"bids\":[[\"98\",\"1\"]]}"),
                message(4, "channel_data", "v4_orderbook", "{\"bids\":[[\"97\",\"1\"]]}"),
                message(5, "subscribed", "v4_orderbook", whole));
        assertEquals(
                List.of(EventKind.BOOK_SNAPSHOT, EventKind.STREAM_GAP, EventKind.BOOK_SNAPSHOT),
                read.events().stream().map(event -> event.kind()).toList());
        StreamGap gap = read.events(StreamGap.class).getFirst();
        assertEquals(START + SECOND, gap.eventNanos());
        assertEquals(START + 5 * SECOND, gap.knownNanos());
        assertEquals("messages 2 to 2 were lost", gap.reason());
    }

    @Test
    void aLiquidatingTradeIsALiquidationToo() {
        String trade = "{\"id\":\"t1\",\"side\":\"SELL\",\"size\":\"1.2\",\"price\":\"43248\",\"type\":\"LIQUIDATED\","
                + "\"createdAt\":\"2024-01-01T00:00:01.000Z\",\"createdAtHeight\":\"1\"}";
        var read = read(message(2, "channel_data", "v4_trades", "{\"trades\":[" + trade + "," + trade + "]}"));
        assertEquals(
                List.of(
                        new Trade(BTC, START + SECOND, START + 2 * SECOND, 0, 43248, 1.2, Side.SELL),
                        new Liquidation(BTC, START + SECOND, START + 2 * SECOND, 1, Side.SELL, 43248, 1.2)),
                read.events());
        assertEquals(1, read.count(Oddity.EXACT_DUPLICATE));
    }

    @Test
    void marketsUpdateInParts() {
        long one = START + SECOND;
        long two = START + 2 * SECOND;
        long three = START + 3 * SECOND;
        var read = read(
                message(
                        1,
                        "subscribed",
                        "v4_markets",
                        "{\"markets\":{\"BTC-USD\":{\"ticker\":\"BTC-USD\",\"status\":\"ACTIVE\",\"oraclePrice\":\"40000\","
                                + "\"nextFundingRate\":\"0.0001\",\"openInterest\":\"5\"}}}"),
                message(
                        2,
                        "channel_data",
                        "v4_markets",
                        "{\"trading\":{\"BTC-USD\":{\"status\":\"PAUSED\",\"openInterest\":\"6\"}}}"),
                message(
                        3,
                        "channel_data",
                        "v4_markets",
                        "{\"oraclePrices\":{\"BTC-USD\":{\"oraclePrice\":\"41000\",\"effectiveAt\":"
                                + "\"2024-01-01T00:00:02.500Z\",\"marketId\":0}}}"));
        assertEquals(
                List.of(
                        new IndexPrice(BTC, one, one, 0, 40000),
                        new MarkPrice(BTC, one, one, 1, 40000),
                        new OpenInterest(BTC, one, one, 2, 200000),
                        new VenueStatus(BTC, one, one, 3, TradingStatus.OPEN),
                        new OpenInterest(BTC, two, two, 4, 240000),
                        new VenueStatus(BTC, two, two, 5, TradingStatus.PAUSED),
                        new IndexPrice(BTC, three - SECOND / 2, three, 6, 41000),
                        new MarkPrice(BTC, three - SECOND / 2, three, 7, 41000)),
                read.events());
    }

    @Test
    void aCandleIsToldOnceItIsOver() {
        var read = read(
                message(10, "channel_data", "v4_candles", candle("00:00")),
                message(
                        11,
                        "channel_data",
                        "v4_candles",
                        candle("00:00").replace("\"close\":\"3\"", "\"close\":\"4\"")),
                message(12, "channel_data", "v4_candles", candle("00:01")));
        assertEquals(
                List.of(
                        new Bar(BTC, START, START + 60 * SECOND, 0, 2, 5, 1, 4, 7),
                        new OpenInterest(BTC, START, START + 60 * SECOND, 1, 20)),
                read.events());
        assertEquals(1, read.count(Oddity.UNUSED_RECORD), "the candle that was not over");
    }

    @Test
    void answersTellCandlesAndFundingOldestFirstWhereNotOver() {
        var candles = read("{\"requestId\":\"r\",\"status\":\"success\",\"isoTimestamp\":\"2024-01-01T00:01:30.000Z\","
                + "\"result\":{\"candles\":[" + candle("00:01") + "," + candle("00:00") + "]}}");
        assertEquals(1, candles.count(EventKind.BAR));
        assertEquals(1, candles.count(Oddity.UNUSED_RECORD));
        var funding =
                read("{\"historicalFunding\":[{\"ticker\":\"BTC-USD\",\"rate\":\"0.000002375\",\"price\":\"43000\","
                        + "\"effectiveAtHeight\":\"6\",\"effectiveAt\":\"2024-01-01T01:00:00.219Z\"}]}");
        long hour = START + 3600 * SECOND;
        assertEquals(List.of(new Funding(BTC, hour, hour, 0, 0.000002375)), funding.events());
    }

    @Test
    void theSubaccountTellsPositionsAndFills() {
        long one = START + SECOND;
        var read = read(
                message(
                        1,
                        "subscribed",
                        "v4_subaccounts",
                        "{\"subaccount\":{\"address\":\"a\",\"equity\":\"9\",\"openPerpetualPositions\":{\"BTC-USD\":{"
                                + "\"market\":\"BTC-USD\",\"status\":\"OPEN\",\"side\":\"SHORT\",\"size\":\"-0.5\","
                                + "\"entryPrice\":\"43000\"}}}}"),
                message(
                        2,
                        "channel_data",
                        "v4_subaccounts",
                        "{\"fills\":[{\"id\":\"f\",\"side\":\"BUY\",\"market\":\"BTC-USD\",\"price\":\"43000\","
                                + "\"size\":\"0.5\",\"fee\":\"-1.5\",\"createdAt\":\"2024-01-01T00:00:01.000Z\"}]}"));
        assertEquals(
                List.of(
                        new Position(BTC, one, one, 0, -0.5, 43000),
                        new Fill(BTC, one, one + SECOND, 1, Side.BUY, 43000, 0.5, -1.5)),
                read.events());
    }

    @Test
    void subaccountsDoNotOverwriteEachOther() {
        String position = "{\"perpetualPositions\":[{\"market\":\"BTC-USD\",\"status\":\"OPEN\",\"side\":\"LONG\","
                + "\"size\":\"0.5\"}]}";
        var read = read(
                message(1, "channel_data", "v4_subaccounts", position),
                message(2, "channel_data", "v4_subaccounts", position.replace("0.5", "7"))
                        .replace("dydx1a/0", "dydx1a/128"));
        long one = START + SECOND;
        assertEquals(
                List.of(
                        new Position(BTC, one, one, 0, 0.5, 0),
                        new Position(new Instrument("dydx-128", "BTC"), one + SECOND, one + SECOND, 1, 7, 0)),
                read.events());
    }

    @Test
    void positionsOfASecondAddressAreRefused() {
        String fills = message(1, "channel_data", "v4_subaccounts", "{\"fills\":[]}");
        var read =
                ReadFrames.ofText(new DydxFrameFormat(), fills + "\n" + fills.replace("dydx1a/0", "dydx1b/0") + "\n");
        assertEquals(1, read.problems().size());
        assertTrue(read.problems().getFirst().what().contains("another account"), read.problems()::toString);
    }

    @Test
    void aPositionThatAWholeStateNoLongerListsIsClosed() {
        String state = "{\"subaccount\":{\"address\":\"a\",\"openPerpetualPositions\":{\"BTC-USD\":{\"market\":"
                + "\"BTC-USD\",\"status\":\"OPEN\",\"side\":\"LONG\",\"size\":\"2\"}}}}";
        var read = read(
                message(1, "subscribed", "v4_subaccounts", state),
                message(2, "subscribed", "v4_subaccounts", "{\"subaccount\":{\"openPerpetualPositions\":{}}}"),
                message(3, "subscribed", "v4_subaccounts", "{\"subaccount\":{\"openPerpetualPositions\":{}}}"));
        assertEquals(
                List.of(2.0, 0.0),
                read.events(Position.class).stream().map(Position::quantity).toList());
    }

    @Test
    void anAnswerWithoutAMarketIsNamedWithTheFileAndWhatToDo(@TempDir Path folder) throws IOException {
        String answer = "{\"requestId\":\"r\",\"status\":\"success\",\"isoTimestamp\":\"2024-01-01T00:00:09.000Z\","
                + "\"result\":{\"trades\":[" + trade("t2", 3) + "," + trade("t1", 1) + "]}}";
        Path unnamed = folder.resolve("trades.json");
        Files.writeString(unnamed, answer);
        Problem problem = assertThrows(ProblemException.class, () -> SourceFormats.of(unnamed))
                .problem();
        assertEquals("HR-1018", problem.code());
        assertEquals(unnamed.toString(), problem.where());
        assertTrue(problem.what().contains("does not say its market"), problem::sentence);
        assertTrue(problem.remedy().contains("trades-BTC-USD.json"), problem::sentence);
        ReadFrames forced = ReadFrames.ofText(new DydxFrameFormat(), answer + "\n");
        assertTrue(forced.problems().getFirst().where().contains("trades"), forced.problems()::toString);
        Path named = folder.resolve("trades-BTC-USD.json");
        Files.writeString(named, answer);
        assertEquals(
                List.of(
                        new Trade(BTC, START + SECOND, START + SECOND, 0, 43248, 1.2, Side.BUY),
                        new Trade(BTC, START + 3 * SECOND, START + 3 * SECOND, 1, 43248, 1.2, Side.BUY)),
                file(named).events());
    }

    @Test
    void aBookAskedForIsOfTheMarketInTheFilesName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("http_get_orderbook_BTC-USD.json");
        Files.writeString(
                file,
                "{\"requestId\":\"r\",\"status\":\"success\",\"isoTimestamp\":\"2024-01-01T00:00:09.000Z\","
                        + "\"result\":{\"bids\":[{\"price\":\"99\",\"size\":\"1\"}],\"asks\":[]}}");
        long at = START + 9 * SECOND;
        assertEquals(
                List.of(new BookSnapshot(BTC, at, at, 0, level(99, 1), Levels.NONE)),
                file(file).events());
    }

    private static ReadFrames file(Path file) {
        ReadFrames read = new ReadFrames();
        SourceReader.read(file, SourceFormats.of(file).orElseThrow(), read, Progress.SILENT);
        assertEquals(List.of(), read.problems());
        return read;
    }

    private static String trade(String id, int second) {
        return "{\"id\":\"" + id + "\",\"side\":\"BUY\",\"size\":\"1.2\",\"price\":\"43248\",\"type\":\"LIMIT\","
                + "\"createdAt\":\"2024-01-01T00:00:0" + second + ".000Z\",\"createdAtHeight\":\"1\"}";
    }

    @Test
    void anErrorIsNotedAndWhatBearsNoTimeIsPassedOver() {
        assertEquals(
                1,
                read("{\"type\":\"error\",\"message\":\"Invalid\",\"connection_id\":\"c\",\"message_id\":1}")
                        .count(Oddity.UNUSED_RECORD));
        String untimed = message(1, "subscribed", "v4_orderbook", "{\"bids\":[],\"asks\":[]}")
                .substring(20);
        assertEquals(1, read(untimed).count(Oddity.UNTIMED));
    }

    private static String candle(String minute) {
        return "{\"startedAt\":\"2024-01-01T" + minute + ":00.000Z\",\"ticker\":\"BTC-USD\",\"resolution\":\"1MIN\","
                + "\"low\":\"1\",\"high\":\"5\",\"open\":\"2\",\"close\":\"3\",\"baseTokenVolume\":\"7\","
                + "\"usdVolume\":\"1\",\"trades\":2,\"startingOpenInterest\":\"10\"}";
    }
}
