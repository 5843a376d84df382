package io.headrace.store.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.book.OrderBook;
import io.headrace.market.event.BookDelta;
import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.Fill;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.problem.ProblemException;
import io.headrace.store.live.venue.BinanceLive;
import io.headrace.store.live.venue.DydxLive;
import io.headrace.store.live.venue.HyperliquidLive;
import io.headrace.store.source.Oddity;
import io.headrace.store.source.binance.BinanceMarket;
import io.headrace.store.source.feed.FrameFeed;
import io.headrace.store.source.frame.SnapshotRequests;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A live stream that is disturbed tells, after its mark, what the undisturbed one tells.
class LiveConnectionTest {
    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final int DISTURBED = 20;
    private static final int LAST = 40;
    private static final LivePace QUICK =
            new LivePace(Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofMillis(50));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// What happens to message 20.
    private enum Disturbance {
        NONE,
        LOST,
        REORDERED,
        TWICE,
        GARBAGE,
        BINARY,
        DISCONNECTED
    }

    @ParameterizedTest
    @EnumSource(Disturbance.class)
    void afterItsMarkTheStreamIsTheUndisturbedOne(Disturbance disturbance) throws Exception {
        Told told = new Told();
        boolean gap = disturbance != Disturbance.NONE && disturbance != Disturbance.TWICE;
        try (var venue = new LoopbackVenue()) {
            AtomicInteger done = new AtomicInteger();
            venue.answers(() -> whole(done.get()));
            try (var connection = open(venue, told)) {
                venue.awaitConnection();
                told.await(events -> !events.isEmpty());
                for (int number = 1; number < DISTURBED; number++) {
                    done.set(number);
                    venue.send(message(number));
                }
                told.await(events -> stamp(DISTURBED - 1) == events.getLast().eventNanos());
                done.set(DISTURBED + 2);
                disturb(venue, disturbance);
                told.await(events -> !gap || events.stream().anyMatch(StreamGap.class::isInstance));
                for (int number = DISTURBED + 3; number <= LAST; number++) {
                    done.set(number);
                    venue.send(message(number));
                }
                told.await(events -> events.getLast() instanceof BookDelta last && stamp(LAST) == last.eventNanos());
            }
        }
        int after = LAST - DISTURBED - 2;
        assertEquals(tail(undisturbed(), after), tail(told.events(), after));
        assertEquals(folded(undisturbed()), folded(told.events()));
        List<StreamGap> gaps = told.events().stream()
                .filter(StreamGap.class::isInstance)
                .map(StreamGap.class::cast)
                .toList();
        assertEquals(gap ? 1 : 0, gaps.size());
        gaps.forEach(each -> assertEquals(stamp(DISTURBED - 1), each.eventNanos()));
        boolean refused = disturbance == Disturbance.GARBAGE || disturbance == Disturbance.BINARY;
        assertEquals(refused ? 1 : 0, told.problems().size());
        told.problems()
                .forEach(each -> assertTrue(each.where().startsWith("connection binance-spot, frame "), each::where));
        assertTrue(disturbance != Disturbance.TWICE || told.count(Oddity.EXACT_DUPLICATE) == 1);
    }

    private static void disturb(LoopbackVenue venue, Disturbance disturbance) throws Exception {
        switch (disturbance) {
            case NONE -> venue.send(message(DISTURBED));
            case LOST -> {}
            case REORDERED -> {}
            case TWICE -> {
                venue.send(message(DISTURBED));
                venue.send(message(DISTURBED));
            }
            case GARBAGE -> venue.send("{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"U\":\u0001");
            case BINARY -> venue.sendBinary(new byte[] {1, 2, 3});
            case DISCONNECTED -> {
                venue.drop();
                venue.awaitConnection();
                return;
            }
        }
        venue.send(message(DISTURBED + 1));
        if (disturbance == Disturbance.REORDERED) {
            venue.send(message(DISTURBED));
        }
        venue.send(message(DISTURBED + 2));
    }

    @Test
    void aBookThatCannotBeHadAtOnceIsAskedForAgain() throws Exception {
        Told told = new Told();
        AtomicInteger asked = new AtomicInteger();
        try (var venue = new LoopbackVenue()) {
            venue.answers(() -> switch (asked.incrementAndGet()) {
                case 1, 2 -> "";
                case 3 -> "no JSON";
                case 4 -> whole(0);
                default -> whole(5);
            });
            try (var connection = open(venue, told)) {
                venue.awaitConnection();
                for (int number = 4; number <= 8; number++) {
                    venue.send(message(number));
                }
                told.await(events -> !events.isEmpty() && events.getLast().eventNanos() == stamp(8));
            }
        }
        assertTrue(asked.get() >= 5, "asked " + asked.get() + " times");
        List<MarketEvent> last =
                told.events().subList(told.events().size() - 3, told.events().size());
        assertEquals(
                List.of(stamp(6), stamp(7), stamp(8)),
                last.stream().map(MarketEvent::eventNanos).toList());
        assertTrue(last.stream().allMatch(BookDelta.class::isInstance));
        assertEquals(1, told.problems().size());
    }

    @Test
    void dydxIsAskedForItsBookAnewWhenAMessageIsMissing() throws Exception {
        Told told = new Told();
        try (var venue = new LoopbackVenue()) {
            var dydx = new DydxLive(venue.websocket(), List.of("BTC-USD"));
            try (var connection =
                    LiveConnection.open(dydx, http, LivePace.USUAL, () -> START_MILLIS * 1_000_000L, told)) {
                venue.awaitConnection();
                venue.send(dydx(1, "subscribed", "{\"bids\":[{\"price\":\"99\",\"size\":\"1\"}],\"asks\":[]}"));
                venue.send(dydx(3, "channel_data", "{\"bids\":[[\"98\",\"1\"]]}"));
                awaitAsked(venue, 1);
                venue.send(dydx(4, "subscribed", "{\"bids\":[{\"price\":\"97\",\"size\":\"1\"}],\"asks\":[]}"));
                told.await(events -> events.size() == 3);
            }
        }
        assertTrue(told.events().get(1) instanceof StreamGap);
        assertEquals(97, ((BookSnapshot) told.events().get(2)).bids().price(0));
    }

    @Test
    void aBookThatDoesNotComeWithASubscriptionIsAskedForUntilItComes() throws Exception {
        Told told = new Told();
        try (var venue = new LoopbackVenue()) {
            var dydx = new DydxLive(venue.websocket(), List.of("BTC-USD"));
            try (var connection = LiveConnection.open(dydx, http, QUICK, () -> START_MILLIS * 1_000_000L, told)) {
                venue.awaitConnection();
                awaitAsked(venue, 2); // neither the subscription nor the first question is answered
                venue.send(dydx(1, "subscribed", "{\"bids\":[{\"price\":\"99\",\"size\":\"1\"}],\"asks\":[]}"));
                told.await(events -> events.size() == 1);
                int before = asked(venue);
                venue.send(dydx(3, "channel_data", "{\"bids\":[[\"98\",\"1\"]]}"));
                awaitAsked(venue, before + 2); // nor the first question after the break
                venue.send(dydx(4, "subscribed", "{\"bids\":[{\"price\":\"97\",\"size\":\"1\"}],\"asks\":[]}"));
                told.await(events -> events.size() == 3);
            }
        }
        assertTrue(told.events().get(1) instanceof StreamGap);
        assertEquals(97, ((BookSnapshot) told.events().get(2)).bids().price(0));
    }

    private static int asked(LoopbackVenue venue) {
        return (int) venue.heard().stream()
                .filter(text -> text.contains("\"unsubscribe\""))
                .count();
    }

    private static void awaitAsked(LoopbackVenue venue, int times) throws InterruptedException {
        while (asked(venue) < times) {
            Thread.sleep(5);
        }
    }

    @Test
    void hyperliquidIsWholeAgainWithTheNextBookAfterABreak() throws Exception {
        Told told = new Told();
        String book = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"BTC\",\"time\":1700000000001,\"levels\":[[],[]]}}";
        try (var venue = new LoopbackVenue()) {
            var hyperliquid = new HyperliquidLive(venue.websocket(), List.of("BTC"));
            try (var connection =
                    LiveConnection.open(hyperliquid, http, QUICK, () -> START_MILLIS * 1_000_000L, told)) {
                venue.awaitConnection();
                venue.send(book);
                told.await(events -> events.size() == 1);
                venue.drop();
                venue.awaitConnection();
                venue.send(book);
                told.await(events -> events.size() == 3);
            }
        }
        assertTrue(told.events().get(1) instanceof StreamGap);
    }

    @Test
    void fillsThatANewConnectionTellsAgainAreToldOnce() throws Exception {
        Told told = new Told();
        String account = "0x" + "a".repeat(40);
        try (var venue = new LoopbackVenue()) {
            var hyperliquid = new HyperliquidLive(venue.websocket(), List.of("BTC"), Optional.of(account));
            assertTrue(hyperliquid.subscriptions().stream()
                    .anyMatch(text -> text.contains("\"userFills\",\"user\":\"" + account + "\"")));
            try (var connection =
                    LiveConnection.open(hyperliquid, http, QUICK, () -> START_MILLIS * 1_000_000L, told)) {
                venue.awaitConnection();
                venue.send(fills(true, 1));
                told.await(
                        events -> events.stream().filter(Fill.class::isInstance).count() == 1);
                venue.drop();
                venue.awaitConnection();
                venue.send(fills(true, 1));
                venue.send(fills(false, 2));
                told.await(
                        events -> events.stream().filter(Fill.class::isInstance).count() == 2);
            }
        }
        assertEquals(
                List.of(1.0, 2.0),
                told.events().stream()
                        .filter(Fill.class::isInstance)
                        .map(event -> ((Fill) event).price())
                        .toList());
    }

    @Test
    void anAccountThatIsNoAddressIsRefused() {
        var address = Optional.of("0x12");
        assertThrows(
                ProblemException.class, () -> new HyperliquidLive(HyperliquidLive.PUBLIC, List.of("BTC"), address));
    }

    private static String fills(boolean snapshot, int id) {
        return "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":" + snapshot
                + ",\"user\":\"0xa\",\"fills\":[{\"coin\":"
                + "\"BTC\",\"px\":\"" + id + ".0\",\"sz\":\"0.1\",\"side\":\"B\",\"time\":" + START_MILLIS
                + ",\"crossed\":true,\"fee\":\"0.01\",\"oid\":" + id + ",\"tid\":" + id + ",\"feeToken\":\"USDC\"}]}}";
    }

    private LiveConnection open(LoopbackVenue venue, Told told) {
        return LiveConnection.open(binance(venue), http, QUICK, () -> START_MILLIS * 1_000_000L, told);
    }

    private static BinanceLive binance(LoopbackVenue venue) {
        return new BinanceLive(BinanceMarket.SPOT, venue.websocket(), venue.rest(), List.of("BTCUSDT"));
    }

    /// The same messages without a disturbance, through the parser alone.
    private static List<MarketEvent> undisturbed() {
        Told told = new Told();
        var venue = BinanceLive.of(BinanceMarket.SPOT, List.of("BTCUSDT"));
        var feed = new FrameFeed(
                number -> "undisturbed:" + number, output -> venue.parser(output, SnapshotRequests.NONE), told);
        long received = START_MILLIS * 1_000_000L;
        feed.message(1, received, message(1));
        feed.message(2, received, "{\"stream\":\"btcusdt@depthSnapshot\",\"data\":" + whole(0) + "}");
        for (int number = 2; number <= LAST; number++) {
            feed.message(number + 1, received, message(number));
        }
        return told.events();
    }

    private static List<String> tail(List<MarketEvent> events, int count) {
        return events.subList(events.size() - count, events.size()).stream()
                .map(event -> (BookDelta) event)
                .map(delta -> delta.eventNanos() + " " + delta.knownNanos() + " " + delta.bids() + " " + delta.asks())
                .toList();
    }

    private static String folded(List<MarketEvent> events) {
        OrderBook book = new OrderBook();
        for (MarketEvent event : events) {
            switch (event) {
                case BookSnapshot snapshot -> book.apply(snapshot);
                case BookDelta delta -> book.apply(delta);
                default -> {}
            }
        }
        List<String> levels = new ArrayList<>();
        for (int level = 0; level < book.bidCount(); level++) {
            levels.add(book.bidSize(level) + " at " + book.bidPrice(level));
        }
        return levels.toString();
    }

    private static long stamp(int number) {
        return (START_MILLIS + number) * 1_000_000L;
    }

    /// Change `number` of the venue's book: one price, every fifth time removed.
    private static String message(int number) {
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + (START_MILLIS + number)
                + ",\"s\":\"BTCUSDT\",\"U\":" + number + ",\"u\":" + number + ",\"b\":[[\"" + price(number) + "\",\""
                + size(number) + "\"]],\"a\":[]}}";
    }

    private static int price(int number) {
        return 100 + number % 7;
    }

    private static int size(int number) {
        return number % 5 == 0 ? 0 : number;
    }

    /// The venue's book after so many changes.
    private static String whole(int number) {
        TreeMap<Integer, Integer> levels = new TreeMap<>();
        for (int change = 1; change <= number; change++) {
            levels.put(price(change), size(change));
        }
        String bids = levels.entrySet().stream()
                .filter(level -> level.getValue() > 0)
                .map(level -> "[\"" + level.getKey() + "\",\"" + level.getValue() + "\"]")
                .collect(Collectors.joining(","));
        return "{\"lastUpdateId\":" + number + ",\"bids\":[" + bids + "],\"asks\":[]}";
    }

    private static String dydx(int number, String type, String contents) {
        return "{\"type\":\"" + type + "\",\"connection_id\":\"c\",\"message_id\":" + number
                + ",\"channel\":\"v4_orderbook\",\"id\":\"BTC-USD\",\"contents\":" + contents + "}";
    }
}
