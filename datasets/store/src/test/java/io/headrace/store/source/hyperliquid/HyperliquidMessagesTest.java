package io.headrace.store.source.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.EventKind;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.Levels;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.Position;
import io.headrace.market.event.Quote;
import io.headrace.market.event.Side;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.Progress;
import io.headrace.store.formats.SourceFormats;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.feed.ReadFrames;
import io.headrace.store.source.reading.SourceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One message of each kind, in the shape Hyperliquid sends it.
class HyperliquidMessagesTest {
    private static final Instrument BTC = new Instrument("hyperliquid", "BTC");
    private static final long MS = 1_000_000L;
    private static final long STAMP = 1700000000100L * MS;
    private static final long RECEIVED = 1700000000500000000L;
    private static final String FILL = "{\"coin\":\"BTC\",\"px\":\"60000\",\"sz\":\"0.5\",\"side\":\"A\","
            + "\"time\":1700000000100,\"startPosition\":\"1\",\"dir\":\"Close Long\",\"closedPnl\":\"0\",\"hash\":\"0x1\","
            + "\"oid\":5,\"crossed\":true,\"fee\":\"9.5\",\"tid\":77,\"feeToken\":\"USDC\"}";

    private static ReadFrames read(String... lines) {
        return ReadFrames.ofText(new HyperliquidFrameFormat(), String.join("\n", lines) + "\n");
    }

    private static void tells(String line, MarketEvent... events) {
        var read = read(line);
        assertEquals(List.of(), read.problems());
        assertEquals(List.of(events), read.events());
    }

    @Test
    void everyBookMessageIsAWholeBookBidsFirst() {
        String book = "{\"coin\":\"BTC\",\"time\":1700000000100,\"levels\":[[{\"px\":\"59999\",\"sz\":\"1\",\"n\":2}],"
                + "[{\"px\":\"60001\",\"sz\":\"2\",\"n\":1}]]}";
        Levels bids = Levels.of(new double[] {59999}, new double[] {1});
        Levels asks = Levels.of(new double[] {60001}, new double[] {2});
        tells(
                RECEIVED + " {\"channel\":\"l2Book\",\"data\":" + book + "}",
                new BookSnapshot(BTC, STAMP, RECEIVED, 0, bids, asks));
        tells(book, new BookSnapshot(BTC, STAMP, STAMP, 0, bids, asks));
        tells(
                "{\"time\":\"2023-11-14T22:13:20.500000000\",\"ver_num\":1,\"raw\":{\"channel\":\"l2Book\",\"data\":"
                        + book + "}}",
                new BookSnapshot(BTC, STAMP, RECEIVED, 0, bids, asks));
    }

    @Test
    void aTradeIsToldOnceAndSideAIsASellingTaker() {
        String trade = "{\"coin\":\"BTC\",\"side\":\"A\",\"px\":\"60000\",\"sz\":\"0.5\",\"hash\":\"0x1\","
                + "\"time\":1700000000100,\"tid\":77,\"users\":[\"0xa\",\"0xb\"]}";
        var read = read(RECEIVED + " {\"channel\":\"trades\",\"data\":[" + trade + "," + trade + "]}");
        assertEquals(List.of(new Trade(BTC, STAMP, RECEIVED, 0, 60000, 0.5, Side.SELL)), read.events());
        assertEquals(1, read.count(Oddity.EXACT_DUPLICATE));
        tells("[" + trade + "]", new Trade(BTC, STAMP, STAMP, 0, 60000, 0.5, Side.SELL));
    }

    @Test
    void aContextTellsMarkOracleAndOpenInterestInDollarsButNoForecastFunding() {
        String context =
                "{\"funding\":\"0.0000125\",\"openInterest\":\"20.5\",\"prevDayPx\":\"59000\",\"dayNtlVlm\":\"1\","
                        + "\"premium\":\"0\",\"oraclePx\":\"60010\",\"markPx\":\"60000\",\"midPx\":\"60000\",\"impactPxs\":null}";
        MarketEvent[] told = {
            new MarkPrice(BTC, RECEIVED, RECEIVED, 0, 60000),
            new IndexPrice(BTC, RECEIVED, RECEIVED, 1, 60010),
            new OpenInterest(BTC, RECEIVED, RECEIVED, 2, 20.5 * 60000)
        };
        tells(RECEIVED + " {\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"BTC\",\"ctx\":" + context + "}}", told);
        tells(RECEIVED + " [{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5}]},[" + context + "]]", told);
        assertEquals(
                1,
                read("[{\"universe\":[{\"name\":\"BTC\"}]},[" + context + "]]").count(Oddity.UNTIMED));
    }

    @Test
    void aFundingPaymentIsAtItsFullSecond() {
        tells(
                "[{\"coin\":\"BTC\",\"fundingRate\":\"-0.0000081\",\"premium\":\"-0.0001\",\"time\":1700002800037}]",
                new Funding(BTC, 1700002800000L * MS, 1700002800000L * MS, 0, -0.0000081));
    }

    @Test
    void anOwnFillBearsItsFee() {
        tells(
                "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\"0xme\",\"fills\":[" + FILL + "]}}",
                new Fill(BTC, STAMP, STAMP, 0, Side.SELL, 60000, 0.5, 9.5));
        assertEquals(1, read("[" + FILL.replace("USDC", "BTC") + "]").count(Oddity.UNKNOWN_UNIT));
    }

    @Test
    void anArchivedTradeIsToldOnceThoughBothItsSidesAreThere() {
        String maker =
                FILL.replace("\"side\":\"A\"", "\"side\":\"B\"").replace("\"crossed\":true", "\"crossed\":false");
        String forced = FILL.replace(
                "\"tid\":77",
                "\"tid\":77,\"liquidation\":{\"liquidatedUser\":\"0xa\","
                        + "\"markPx\":\"60001\",\"method\":\"market\"}");
        tells(
                "{\"local_time\":\"2023-11-14T22:13:20.500\",\"block_time\":\"2023-11-14T22:13:20.100\",\"block_number\":1,"
                        + "\"events\":[[\"0xa\"," + forced + "],[\"0xb\"," + maker + "]]}",
                new Trade(BTC, STAMP, RECEIVED, 0, 60000, 0.5, Side.SELL),
                new Liquidation(BTC, STAMP, RECEIVED, 1, Side.SELL, 60000, 0.5));
        assertEquals(
                1,
                read("[\"0xb\"," + maker + "]", "[\"0xa\"," + FILL + "]")
                        .events()
                        .size());
    }

    @Test
    void aNodeTradeAndABestBidAskAreRead() {
        tells(
                "{\"coin\":\"BTC\",\"side\":\"B\",\"time\":\"2023-11-14T22:13:20.100\",\"px\":\"60000\",\"sz\":\"0.5\","
                        + "\"hash\":\"0x1\",\"trade_dir_override\":\"Na\",\"side_info\":[]}",
                new Trade(BTC, STAMP, STAMP, 0, 60000, 0.5, Side.BUY));
        tells(
                RECEIVED + " {\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":1700000000100,\"bbo\":["
                        + "{\"px\":\"1\",\"sz\":\"2\",\"n\":1},{\"px\":\"3\",\"sz\":\"4\",\"n\":1}]}}",
                new Quote(BTC, STAMP, RECEIVED, 0, 1, 2, 3, 4));
    }

    @Test
    void positionsAreSigned() {
        tells(
                "{\"assetPositions\":[{\"type\":\"oneWay\",\"position\":{\"coin\":\"BTC\",\"szi\":\"-0.25\","
                        + "\"entryPx\":\"61000\"}}],\"withdrawable\":\"1\",\"time\":1700000000100}",
                new Position(BTC, STAMP, STAMP, 0, -0.25, 61000));
    }

    @Test
    void aPositionThatALaterStateNoLongerListsIsClosed() {
        String state = "{\"assetPositions\":[{\"type\":\"oneWay\",\"position\":{\"coin\":\"BTC\",\"szi\":\"-0.25\","
                + "\"entryPx\":\"61000\"}}],\"time\":1700000000100}";
        String empty = "{\"assetPositions\":[],\"time\":1700000001100}";
        var read = read(state, empty, empty);
        assertEquals(List.of(), read.problems());
        assertEquals(
                List.of(
                        new Position(BTC, STAMP, STAMP, 0, -0.25, 61000),
                        new Position(BTC, STAMP + 1000 * MS, STAMP + 1000 * MS, 1, 0, 0)),
                read.events());
    }

    @Test
    void theMarginOfAStateIsToldWithWhatEachPositionNeeds() {
        String state = "{\"marginSummary\":{\"accountValue\":\"1000\",\"totalNtlPos\":\"500\",\"totalRawUsd\":\"1500\","
                + "\"totalMarginUsed\":\"100\"},\"withdrawable\":\"850\",\"assetPositions\":[{\"type\":\"oneWay\","
                + "\"position\":{\"coin\":\"BTC\",\"szi\":\"-0.01\",\"entryPx\":\"50000\",\"positionValue\":\"500\","
                + "\"marginUsed\":\"100\"}}],\"time\":1700000000100}";
        String later = state.replace("\"1000\"", "\"990\"").replace("00100}", "01100}");
        var account = Instrument.account("hyperliquid");
        var exposures = List.of(new MarginSnapshot.Exposure("BTC", -500, 100));
        long next = STAMP + 1000 * MS;
        assertEquals(
                List.of(
                        new MarginSnapshot(account, STAMP, STAMP, 1, 100, 100, 0, 50, List.of(100.0), exposures),
                        new MarginSnapshot(account, next, next, 3, 100, 100, -10, 40, List.of(100.0), exposures)),
                read(state, later).events(MarginSnapshot.class));
        String pushed = "{\"channel\":\"webData2\",\"data\":{\"clearinghouseState\":" + state + ",\"user\":\"0xa\"}}";
        assertEquals(1, read(pushed).count(EventKind.MARGIN_SNAPSHOT));
        assertEquals(1, read(pushed, pushed.replace("0xa", "0xb")).problems().size());
    }

    @Test
    void spotPairsAndBuildersPerpetualsArePassedOver() {
        var read = read("[" + FILL.replace("BTC", "@107") + "," + FILL.replace("BTC", "km:US500") + "]");
        assertEquals(List.of(), read.events());
        assertEquals(2, read.count(Oddity.UNKNOWN_UNIT));
    }

    @Test
    void theArchivedContextsAreATableInLz4Frames(@TempDir Path folder) throws IOException {
        String text = String.join(",", AssetContextFormat.COLUMNS)
                + "\n2025-01-01T00:00:00Z,BTC,0.0000125,10.5,94000,1,,93999,94000,,,"
                + "\n2025-01-01 00:01:00.000,@1,0,1,1,1,,1,1,,,\n";
        Path file = folder.resolve("20250101.csv.lz4");
        try (OutputStream out = new LZ4FrameOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        ReadFrames read = new ReadFrames();
        SourceReader.read(file, SourceFormats.of(file).orElseThrow(), read, Progress.SILENT);
        long at = 1735689600000L * MS;
        assertEquals(List.of(), read.problems());
        assertEquals(
                List.of(
                        new MarkPrice(BTC, at, at, 0, 94000),
                        new IndexPrice(BTC, at, at, 1, 93999),
                        new OpenInterest(BTC, at, at, 2, 10.5 * 94000)),
                read.events());
    }
}
