package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.EngineScope;
import io.headrace.features.engine.FeatureEngine;
import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.store.check.CheckGate;
import io.headrace.store.dataset.DatasetAppender;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.dataset.DatasetReader;
import io.headrace.store.dataset.Pace;
import io.headrace.store.intake.Intake;
import io.headrace.store.intake.IntakePlan;
import io.headrace.store.live.LivePace;
import io.headrace.store.live.venue.BybitLive;
import io.headrace.store.recording.RecordedStream;
import io.headrace.store.source.FrameFormat;
import io.headrace.store.source.capture.CaptureFormats;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The full catalog's vectors, sampled each second of a live stream with a lost message, an outage and a
/// restart, are bit for bit those of its recording and of an import of the same messages.
@Timeout(300)
class LiveParityTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final EngineScope SCOPE =
            new EngineScope(List.of("bybit"), List.of("bybit"), List.of("BTC"), SECOND);

    /// Tells nothing; once it is heard, all before it has been told.
    private static final String NOTHING = "{\"success\":true,\"op\":\"subscribe\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong epoch = new AtomicLong(START);
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<FeatureVector> live = new ArrayList<>();
    private final Random random = new Random(7);
    private int number;
    private FeatureEngine engine = new FeatureEngine(FeatureCatalog.full(), SCOPE);
    private int told;

    @TempDir
    private Path folder;

    @Test
    void vectorsAreTheSameLiveReplayedAndImported() throws Exception {
        try (var venue = new SpeakingVenue()) {
            try (LiveFeed feed = open(venue, Long.MIN_VALUE)) {
                connect(venue, feed);
                trade(venue, feed, 30);
                number++; // lost
                say(venue, change());
                await(() -> venue.heard().stream()
                                .filter(text -> text.contains("\"unsubscribe\""))
                                .count()
                        == 1);
                say(venue, whole());
                trade(venue, feed, 20);
                venue.drop(false);
                connect(venue, feed);
                trade(venue, feed, 20);
            }
            byte[] saved = engine.save();
            engine = FeatureEngine.restore(FeatureCatalog.full(), SCOPE, saved);
            epoch.addAndGet(90 * SECOND);
            try (LiveFeed feed = open(venue, live.getLast().asOfNanos())) {
                connect(venue, feed);
                trade(venue, feed, 40);
            }
        }
        List<MarketEvent> recorded = events("recorded");
        assertEquals(3, recorded.stream().filter(StreamGap.class::isInstance).count(), "loss, outage and restart");
        long most = live.stream().mapToLong(LiveParityTest::speaking).max().orElseThrow();
        assertTrue(
                most >= 10,
                "columns that say something: " + most + " of " + live.getLast().values().length);
        assertEquals(live, folded(recorded));
        assertEquals(live, folded(imported()));
        goesOnWith(recorded);
    }

    /// A feed over the recording tells all of it, and then what is heard.
    private void goesOnWith(List<MarketEvent> recorded) throws Exception {
        epoch.addAndGet(90 * SECOND);
        List<MarketEvent> told = new ArrayList<>();
        try (var venue = new SpeakingVenue();
                LiveFeed feed =
                        open(venue, recorded.iterator(), recorded.getLast().knownNanos())) {
            while (told.size() < recorded.size()) {
                FeedSlice slice = feed.next().orElseThrow();
                slice.events().forEach(event -> assertTrue(event.knownNanos() <= slice.boundaryNanos()));
                told.addAll(slice.events());
                assertTrue(slice.passedNanos() > epoch.get() - SECOND, "how far the clock is ahead of the recording");
            }
            assertEquals(recorded, told);
            assertEquals(List.of(), feed.states(SECOND), "nothing is heard before the recording is told");
            connect(venue, feed);
            say(venue, NOTHING);
            epoch.addAndGet(2 * SECOND);
            List<MarketEvent> next = feed.next().orElseThrow().events();
            assertTrue(next.getFirst() instanceof StreamGap && next.size() == 2, next::toString);
            assertEquals("bybit", feed.states(SECOND).getFirst().venue());
        }
    }

    private static long speaking(FeatureVector vector) {
        return Arrays.stream(vector.values()).filter(value -> value != 0).count();
    }

    /// The same slices of other events.
    private List<FeatureVector> folded(List<MarketEvent> events) {
        FeatureEngine batch = new FeatureEngine(FeatureCatalog.full(), SCOPE);
        List<FeatureVector> vectors = new ArrayList<>();
        int given = 0;
        for (FeatureVector sampled : live) {
            while (given < events.size() && events.get(given).knownNanos() <= sampled.asOfNanos()) {
                batch.observe(events.get(given++));
            }
            vectors.add(batch.vectorAt("bybit", sampled.asOfNanos()));
        }
        return vectors;
    }

    private LiveFeed open(SpeakingVenue venue, long afterNanos) {
        return open(venue, Collections.emptyIterator(), afterNanos);
    }

    private LiveFeed open(SpeakingVenue venue, Iterator<MarketEvent> history, long afterNanos) {
        var heard = new Written(new BybitLive(BybitLive.Market.LINEAR, venue.address(), List.of("BTCUSDT")), lines);
        var plan = new RecordedStream.Plan(
                folder.resolve("recorded"),
                new DatasetHeader("recorded", "unknown", "heard"),
                List.of(heard),
                new LivePace(Duration.ofSeconds(20), Duration.ofMillis(5), Duration.ofSeconds(20)));
        return new LiveFeed(
                history,
                ignored -> RecordedStream.open(plan, http, epoch::get, afterNanos, new Nobody()),
                SECOND,
                epoch::get,
                new FakeClock());
    }

    /// A connection and its whole book; the streams are opened with the first slice.
    private void connect(SpeakingVenue venue, LiveFeed feed) throws Exception {
        pass(feed);
        venue.awaitConnection();
        told = lines.size();
        say(venue, whole());
    }

    private void trade(SpeakingVenue venue, LiveFeed feed, int seconds) throws Exception {
        for (int second = 0; second < seconds; second++) {
            for (int each = random.nextInt(4); each >= 0; each--) {
                say(venue, random.nextInt(3) == 0 ? traded() : change());
            }
            say(venue, ticker());
            say(venue, NOTHING);
            pass(feed);
        }
    }

    /// A second passes, and the slice that ends in it is folded and sampled.
    private void pass(LiveFeed feed) throws InterruptedException {
        epoch.addAndGet(SECOND);
        FeedSlice slice = feed.next().orElseThrow();
        slice.events().forEach(engine::observe);
        live.add(engine.vectorAt("bybit", slice.boundaryNanos()));
    }

    /// Some milliseconds pass, the venue speaks, and it is heard.
    private void say(SpeakingVenue venue, String message) {
        epoch.addAndGet(1_000_000L * (1 + random.nextInt(30)));
        venue.say(message);
        told++;
        await(() -> lines.size() >= told);
    }

    /// Half a minute is far more than it takes.
    private static void await(BooleanSupplier wanted) {
        for (int waited = 0; !wanted.getAsBoolean(); waited++) {
            if (waited > 15_000) {
                throw new AssertionError("it did not come");
            }
            Thread.yield();
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String whole() {
        number++;
        return book("snapshot", "[[\"99\",\"1\"],[\"98\",\"2\"]]", "[[\"101\",\"1\"],[\"102\",\"2\"]]");
    }

    private String change() {
        number++;
        String price = String.valueOf(95 + random.nextInt(5));
        String other = String.valueOf(101 + random.nextInt(5));
        return book(
                "delta",
                "[[\"" + price + "\",\"" + (1 + random.nextInt(9)) + "\"]]",
                "[[\"" + other + "\",\"" + (1 + random.nextInt(9)) + "\"]]");
    }

    private String book(String type, String bids, String asks) {
        return "{\"topic\":\"orderbook.200.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":" + millis()
                + ",\"data\":{\"s\":\"BTCUSDT\",\"b\":" + bids + ",\"a\":" + asks + ",\"u\":" + (100 + number)
                + ",\"seq\":1},\"cts\":" + millis() + "}";
    }

    private String traded() {
        String side = random.nextBoolean() ? "Buy" : "Sell";
        return "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":" + millis() + ",\"data\":[{\"T\":"
                + millis() + ",\"s\":\"BTCUSDT\",\"S\":\"" + side + "\",\"v\":\"" + (1 + random.nextInt(9))
                + "\",\"p\":\"" + (99 + random.nextInt(3)) + "\",\"L\":\"PlusTick\",\"i\":\"" + number
                + "\",\"BT\":false}]}";
    }

    private String ticker() {
        return "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"BTCUSDT\",\"markPrice\":\""
                + (100 + random.nextInt(3)) + "\",\"indexPrice\":\"100\",\"openInterestValue\":\""
                + (1000 + random.nextInt(100)) + "\"},\"cs\":1,\"ts\":" + millis() + "}";
    }

    /// The venue's stamp, a little before the receipt.
    private long millis() {
        return epoch.get() / 1_000_000L - random.nextInt(20);
    }

    private List<MarketEvent> imported() throws Exception {
        Path file = Files.write(folder.resolve("capture.jsonl"), List.copyOf(lines));
        FrameFormat format = CaptureFormats.all().stream()
                .filter(each -> each.name().equals("bybit-derivatives-capture"))
                .map(FrameFormat.class::cast)
                .findFirst()
                .orElseThrow();
        new Intake(
                        folder.resolve("imported"),
                        new DatasetHeader("imported", "unknown", "a capture"),
                        DatasetAppender.Mode.NEW,
                        CheckGate.parse("none"),
                        Pace.USUAL)
                .run(IntakePlan.of(List.of(file), format), (task, done, of) -> {});
        return events("imported");
    }

    private List<MarketEvent> events(String name) {
        try (DatasetReader reader = DatasetReader.open(folder.resolve(name))) {
            return reader.events();
        }
    }
}
