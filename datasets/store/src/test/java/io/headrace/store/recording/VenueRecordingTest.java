package io.headrace.store.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BookSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.live.LivePace;
import io.headrace.store.live.LiveVenue;
import io.headrace.store.live.LoopbackVenue;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each venue says over a websocket, a lost message and a lost connection included, is recorded as the
/// import of the same messages is.
@Timeout(60)
class VenueRecordingTest {
    private static final LivePace PACE =
            new LivePace(Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofSeconds(20));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean stop = new AtomicBoolean();

    @TempDir
    private Path folder;

    @AfterEach
    void stopWhatATestThatFailedLeft() {
        stop.set(true);
    }

    @ParameterizedTest
    @EnumSource
    void whatAVenueSaysIsRecordedAsItsCaptureIsImported(VenueScript script) throws Exception {
        Overheard overheard;
        try (var venue = new LoopbackVenue()) {
            overheard = Overheard.of(script.at(venue.websocket()));
            var recording = record(overheard);
            venue.awaitConnection();
            awaitHeard(venue, overheard.subscriptions());
            send(venue, script.whole(0), script.change(1), script.change(2), script.heartbeat(), script.change(3));
            script.answered()
                    .ifPresent(answer ->
                            Overheard.until(() -> venue.heard().stream().anyMatch(text -> text.contains(answer))));
            send(venue, script.others(4).toArray(String[]::new));
            int told = 5 + script.others(4).size();
            if (script.lossShows()) {
                send(venue, script.afterLoss(6));
                awaitHeard(venue, again(overheard, script.symbol()));
                send(venue, script.whole(6), script.change(7));
                told += 3;
            }
            overheard.awaitLines(told);
            venue.drop();
            venue.awaitConnection();
            send(venue, script.whole(8), script.change(9));
            send(venue, script.others(9).toArray(String[]::new));
            overheard.awaitLines(told + 3 + script.others(9).size());
            stop.set(true);
            recording.get(30, TimeUnit.SECONDS);
        }
        Replica replica = new Replica(folder);
        List<MarketEvent> recorded = replica.events("recorded");
        assertEquals(
                Replica.nameless(replica.imported(overheard.lines(), script.asCapture())), Replica.nameless(recorded));
        int gaps = script.lossShows() ? 2 : 1;
        assertEquals(gaps, recorded.stream().filter(StreamGap.class::isInstance).count(), recorded::toString);
        assertEquals(
                gaps + 1,
                recorded.stream().filter(BookSnapshot.class::isInstance).count());
        assertTrue(overheard.lines().stream().noneMatch(line -> line.contains(script.heartbeat())));
    }

    private CompletableFuture<Recording.Outcome> record(LiveVenue venue) {
        var recording = new Recording(
                folder.resolve("recorded"),
                new DatasetHeader("recorded", "unknown", "recorded live"),
                List.of(venue),
                Duration.ofMinutes(1),
                PACE);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return recording.run(
                                http, () -> VenueScript.START_MILLIS * 1_000_000L, stop::get, new Watched());
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static List<String> again(LiveVenue venue, String symbol) {
        return ((LiveVenue.WholeBook.Asked) venue.wholeBook(symbol)).messages();
    }

    private static void send(LoopbackVenue venue, String... messages) throws Exception {
        for (String message : messages) {
            venue.send(message);
        }
    }

    private static void awaitHeard(LoopbackVenue venue, List<String> messages) {
        Overheard.until(() -> venue.heard().containsAll(messages));
    }
}
