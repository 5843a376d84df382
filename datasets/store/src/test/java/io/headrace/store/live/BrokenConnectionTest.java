package io.headrace.store.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.headrace.market.event.StreamGap;
import io.headrace.store.live.venue.BinanceLive;
import io.headrace.store.source.FrameParser;
import io.headrace.store.source.SourceOutput;
import io.headrace.store.source.binance.BinanceMarket;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A connection whose other end is silent, deaf or gone is given up and made anew.
class BrokenConnectionTest {
    private static final LivePace IMPATIENT =
            new LivePace(Duration.ofSeconds(1), Duration.ofMillis(5), Duration.ofMillis(50));

    private static final String SILENT = "the venue was silent for";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aVenueThatIsSilentIsLeftAndFoundAgain() throws Exception {
        Told told = new Told();
        try (var venue = new LoopbackVenue()) {
            venue.turnMute();
            venue.answers(() -> "{\"lastUpdateId\":0,\"bids\":[],\"asks\":[]}");
            try (var connection = LiveConnection.open(
                    new BinanceLive(BinanceMarket.SPOT, venue.websocket(), venue.rest(), List.of("BTCUSDT")),
                    http,
                    IMPATIENT,
                    () -> 1_700_000_000_000_000_000L,
                    told)) {
                venue.awaitConnection();
                venue.awaitConnection();
                told.await(events -> events.stream()
                        .anyMatch(event ->
                                event instanceof StreamGap gap && gap.reason().startsWith(SILENT)));
                told.awaitLoss(SILENT);
            }
        }
    }

    @Test
    void aVenueThatTakesNothingInIsLeftAndFoundAgain() throws Exception {
        Told told = new Told();
        List<String> taken = new CopyOnWriteArrayList<>();
        List<String> more = Collections.nCopies(32, "x".repeat(1 << 20)); // than fits between the two
        try (var venue = new LoopbackVenue()) {
            venue.turnDeaf();
            var brittle = new BrittleVenue(venue.websocket(), more, taken);
            try (var connection = LiveConnection.open(brittle, http, IMPATIENT, () -> 0, told)) {
                venue.awaitConnection();
                venue.awaitConnection();
                told.awaitLoss("the venue took in nothing for");
            }
        }
    }

    @Test
    void aVenueThatShakesNoHandsIsTriedAgain() throws Exception {
        Told told = new Told();
        try (var venue = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            venue.setSoTimeout(30_000);
            var address = URI.create("ws://127.0.0.1:" + venue.getLocalPort());
            var brittle = new BrittleVenue(address, List.of(), List.of());
            try (var connection = LiveConnection.open(brittle, http, IMPATIENT, () -> 0, told);
                    var first = venue.accept();
                    var second = venue.accept()) {
                assertNotEquals(first.getPort(), second.getPort());
                told.awaitLoss("it did not answer in");
            }
        }
    }

    /// The JDK's websocket fails inside itself, and tells nobody, when the end of the connection comes
    /// before what came last was handed over: with hands this slow it always does. Over TLS, as public venues
    /// speak, none of 410 such ends was swallowed (Temurin 25); without it 42 of 210 were.
    @Test
    void aBreakThatTheClientSwallowsIsFoundByItsSilence() throws Exception {
        Told told = new Told();
        Executor slow = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
        var patient = new LivePace(Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofMillis(50));
        HttpClient slowHttp = HttpClient.newBuilder().executor(slow).build();
        try (var venue = new LoopbackVenue()) {
            var brittle = new BrittleVenue(venue.websocket(), List.of(), new CopyOnWriteArrayList<>());
            try (var connection = LiveConnection.open(brittle, slowHttp, patient, () -> 0, told)) {
                venue.awaitConnection();
                TimeUnit.MILLISECONDS.sleep(300); // the client is told of its opening first
                venue.sendWhole("{\"fault\":false}");
                venue.drop();
                venue.awaitConnection();
                told.awaitLoss(SILENT);
            }
        }
    }

    @Test
    void aFaultOfTheParserLosesTheConnectionAndNotTheVenue() throws Exception {
        Told told = new Told();
        List<String> taken = new CopyOnWriteArrayList<>();
        try (var venue = new LoopbackVenue()) {
            LiveVenue brittle = new BrittleVenue(venue.websocket(), List.of(), taken);
            try (var connection = LiveConnection.open(brittle, http, IMPATIENT, () -> 0, told)) {
                venue.awaitConnection();
                venue.send("{\"fault\":true}");
                venue.awaitConnection();
                venue.send("{\"fault\":false}");
                while (taken.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            }
        }
        assertEquals(List.of("{\"fault\":false}"), taken);
    }

    /// A parser that fails on a fault of its own.
    private record BrittleVenue(URI address, List<String> subscriptions, List<String> taken) implements LiveVenue {
        @Override
        public String name() {
            return "brittle";
        }

        @Override
        public List<String> books() {
            return List.of();
        }

        @Override
        public WholeBook wholeBook(String symbol) {
            return new WholeBook.Asked(List.of());
        }

        @Override
        public FrameParser parser(SourceOutput output, SnapshotRequests requests) {
            return frame -> {
                if (frame.json().path("fault").asBoolean()) {
                    throw new IllegalStateException("a fault for the test");
                }
                taken.add(frame.json().toString());
            };
        }
    }
}
