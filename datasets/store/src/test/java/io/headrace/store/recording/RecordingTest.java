package io.headrace.store.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Fill;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.live.LivePace;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.LoopbackVenue;
import io.headrace.store.live.venue.BinanceLive;
import io.headrace.store.live.venue.HyperliquidLive;
import io.headrace.store.source.binance.BinanceMarket;
import io.headrace.store.source.binance.BinanceStreamFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A recording is what an import of the same messages is, however often it was committed and whatever broke.
@Timeout(60)
class RecordingTest {
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final LivePace QUICK =
            new LivePace(Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofMillis(50));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong clock = new AtomicLong(START_MILLIS * 1_000_000L);
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Watched watched = new Watched();
    private long trades;

    @TempDir
    private Path folder;

    @AfterEach
    void stopWhatATestThatFailedLeft() {
        stop.set(true);
    }

    @Test
    void aRecordingWithABreakAndALostConnectionIsWhatTheImportOfItsMessagesIs() throws Exception {
        Overheard overheard;
        try (var venue = new LoopbackVenue()) {
            overheard = Overheard.of(
                    new BinanceLive(BinanceMarket.SPOT, venue.websocket(), venue.rest(), List.of("BTCUSDT")));
            var recording = start(overheard);
            venue.answers(() -> whole(0));
            venue.awaitConnection();
            watched.awaitEvents(1);
            send(venue, 1, 2, 3);
            watched.awaitEvents(1 + 6);
            passes(4);
            watched.awaitCommitted(7);
            venue.answers(() -> whole(6));
            send(venue, 5, 6); // 4 is lost
            watched.awaitEvents(7 + 2 + 2); // a gap and a whole book beside the trades
            passes(7);
            watched.awaitCommitted(11);
            venue.answers(() -> whole(9));
            venue.drop();
            venue.awaitConnection();
            watched.awaitEvents(11 + 2);
            send(venue, 10, 11);
            watched.awaitEvents(13 + 4);
            stop.set(true);
            recording.get(30, TimeUnit.SECONDS);
        }
        List<MarketEvent> recorded = new Replica(folder).events("recorded");
        Replica replica = new Replica(folder);
        assertEquals(
                Replica.nameless(replica.imported(overheard.lines(), new BinanceStreamFormat())),
                Replica.nameless(recorded));
        assertEquals(2, recorded.stream().filter(StreamGap.class::isInstance).count());
        assertEquals(3, recorded.stream().filter(BookSnapshot.class::isInstance).count());
        assertEquals(
                List.of(
                        "connected binance-spot 1",
                        "gap binance-spot: messages between 3 and 5 were lost",
                        "lost binance-spot: ?",
                        "connected binance-spot 2",
                        "gap binance-spot: ?"),
                watched.said().stream()
                        .map(word -> word.replaceAll("(?<=: ).*connection.*", "?"))
                        .toList());
    }

    @Test
    void aRecordingUnderANameThatIsThereGoesOnWithIt() throws Exception {
        assertEquals(1, recordOneTrade(1));
        assertEquals(3, recordOneTrade(2));
        List<MarketEvent> events = new Replica(folder).events("recorded");
        assertEquals(
                List.of(1.0, 2.0),
                events.stream()
                        .filter(Trade.class::isInstance)
                        .map(event -> ((Trade) event).price())
                        .toList());
        StreamGap unheard = (StreamGap) events.get(1);
        assertEquals(events.get(0).knownNanos(), unheard.eventNanos());
        assertEquals(events.get(2).knownNanos(), unheard.knownNanos());
        assertFalse(Files.exists(folder.resolve(".recorded.draft")), "nothing is left beside it");
    }

    @Test
    void fillsAndTradesThatComeAgainInASecondRunAreStoredOnce() throws Exception {
        String account = "0x" + "a".repeat(40);
        List<String> first = List.of(fill(1), fill(1, 9), trade(1));
        assertEquals(3, record(account, first));
        assertEquals(6, record(account, List.of(fill(1), fill(1, 9), fill(2), trade(1), trade(2))));
        assertTrue(watched.said().contains("noted hyperliquid: a FILL that is stored already came again"));
        List<MarketEvent> events = new Replica(folder).events("recorded");
        assertEquals(3, events.stream().filter(Fill.class::isInstance).count());
        assertEquals(2, events.stream().filter(Trade.class::isInstance).count());
    }

    /// @return rows of the dataset afterwards
    private long record(String account, List<String> messages) throws Exception {
        stop.set(false);
        try (var venue = new LoopbackVenue()) {
            var overheard = Overheard.of(new HyperliquidLive(venue.websocket(), List.of("BTC"), Optional.of(account)));
            var recording = start(overheard);
            venue.awaitConnection();
            for (String message : messages) {
                venue.send(message);
            }
            overheard.awaitLines(1 + messages.size());
            stop.set(true);
            return recording.get(30, TimeUnit.SECONDS).manifest().rows();
        }
    }

    private static String fill(int id) {
        return fill(id, id);
    }

    /// Two fills of one order may be alike but for their ids.
    private static String fill(int order, int id) {
        return "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\"0xa\",\"fills\":[{\"coin\":\"BTC\","
                + "\"px\":\"" + order + ".0\",\"sz\":\"0.1\",\"side\":\"B\",\"time\":" + START_MILLIS
                + ",\"crossed\":true,\"fee\":\"0.01\",\"oid\":1,\"tid\":" + id + ",\"feeToken\":\"USDC\"}]}}";
    }

    private static String trade(int number) {
        return "{\"channel\":\"trades\",\"data\":[{\"coin\":\"BTC\",\"side\":\"B\",\"px\":\"" + number
                + "\",\"sz\":\"1\",\"time\":" + (START_MILLIS + number) + ",\"tid\":" + number + "}]}";
    }

    @Test
    void twoVenuesInOneRecordingAreEachWhatTheirOwnImportIs() throws Exception {
        Overheard one;
        Overheard other;
        try (var binance = new LoopbackVenue();
                var bybit = new LoopbackVenue()) {
            binance.answers(() -> whole(0));
            one = Overheard.of(
                    new BinanceLive(BinanceMarket.SPOT, binance.websocket(), binance.rest(), List.of("BTCUSDT")));
            other = Overheard.of(VenueScript.BYBIT.at(bybit.websocket()));
            var recording = start(watched, one, other);
            binance.awaitConnection();
            bybit.awaitConnection();
            watched.awaitEvents(1);
            bybit.send(VenueScript.BYBIT.whole(0));
            for (int number = 1; number <= 3; number++) {
                send(binance, number);
                bybit.send(VenueScript.BYBIT.change(number));
            }
            watched.awaitEvents(1 + 6 + 4);
            bybit.drop();
            bybit.awaitConnection();
            bybit.send(VenueScript.BYBIT.whole(4));
            send(binance, 4);
            watched.awaitEvents(1 + 8 + 6);
            stop.set(true);
            recording.get(30, TimeUnit.SECONDS);
        }
        Replica replica = new Replica(folder);
        List<MarketEvent> recorded = replica.events("recorded");
        assertEquals(
                told(replica.imported(one.lines(), new BinanceStreamFormat()), "binance-spot"),
                told(recorded, "binance-spot"));
        assertEquals(
                told(replica.imported(other.lines(), VenueScript.BYBIT.asCapture()), "bybit"), told(recorded, "bybit"));
        assertEquals(recorded.stream().sorted(MarketEvent.ORDER).toList(), recorded);
        assertEquals(
                recorded.size(),
                recorded.stream().map(MarketEvent::sequence).distinct().count());
    }

    /// What one venue told; the numbers of two venues in one stream are not those of one alone.
    private static List<String> told(List<MarketEvent> events, String venue) {
        return Replica.nameless(events).stream()
                .filter(event -> event.instrument().venue().equals(venue))
                .map(event -> event.toString().replaceAll("sequence=\\d+", "sequence"))
                .toList();
    }

    private long recordOneTrade(int number) throws Exception {
        stop.set(false);
        Watched own = new Watched();
        try (var venue = new LoopbackVenue()) {
            var recording = start(new HyperliquidLive(venue.websocket(), List.of("BTC")), own);
            venue.awaitConnection();
            venue.send(trade(number));
            own.awaitEvents(1);
            stop.set(true);
            return recording.get(30, TimeUnit.SECONDS).manifest().rows();
        }
    }

    @Test
    void aVenueThatIsNotThereEndsTheRecordingAndNothingIsLeft() throws Exception {
        URI nobody;
        try (var venue = new LoopbackVenue()) {
            nobody = venue.websocket();
        }
        var refused = assertThrows(
                CompletionException.class,
                () -> start(new HyperliquidLive(nobody, List.of("BTC"))).join());
        var problem = ((ProblemException) refused.getCause()).problem();
        assertEquals("HR-1054", problem.code());
        assertEquals(ExitCode.UNREACHABLE, problem.exit());
        assertTrue(problem.sentence().contains("the connection was refused"), problem.sentence());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aVenueThatSaysNothingLeavesNoDataset() throws Exception {
        try (var venue = new LoopbackVenue()) {
            var recording = start(new HyperliquidLive(venue.websocket(), List.of("BTC")));
            venue.awaitConnection();
            stop.set(true);
            var refused = assertThrows(CompletionException.class, recording::join);
            assertEquals(
                    "HR-1055", ((ProblemException) refused.getCause()).problem().code());
        }
        assertFalse(Files.exists(folder.resolve("recorded")));
    }

    private CompletableFuture<Recording.Outcome> start(LiveVenue venue) {
        return start(venue, watched);
    }

    private CompletableFuture<Recording.Outcome> start(LiveVenue venue, Watched watcher) {
        return start(watcher, venue);
    }

    private CompletableFuture<Recording.Outcome> start(Watched watcher, LiveVenue... venues) {
        var recording = new Recording(
                folder.resolve("recorded"),
                new DatasetHeader("recorded", "unknown", "recorded live"),
                List.of(venues),
                Duration.ofMillis(20),
                QUICK);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return recording.run(http, clock::get, stop::get, watcher);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    /// The clock of the receiving machine comes to the stamp of this message.
    private void passes(int number) {
        clock.set((START_MILLIS + number) * 1_000_000L);
    }

    private void send(LoopbackVenue venue, int... numbers) throws Exception {
        for (int number : numbers) {
            venue.send("{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":"
                    + (START_MILLIS + number) + ",\"s\":\"BTCUSDT\",\"U\":" + number + ",\"u\":" + number
                    + ",\"b\":[[\"" + (100 + number) + "\",\"1\"]],\"a\":[]}}");
            venue.send("{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":" + (START_MILLIS + number)
                    + ",\"s\":\"BTCUSDT\",\"t\":" + trades++ + ",\"p\":\"" + (100 + number) + "\",\"q\":\"1\",\"T\":"
                    + (START_MILLIS + number) + ",\"m\":true,\"M\":true}}");
        }
    }

    private static String whole(int number) {
        return "{\"lastUpdateId\":" + number + ",\"bids\":[[\"99\",\"1\"]],\"asks\":[[\"200\",\"1\"]]}";
    }
}
