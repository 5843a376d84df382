package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.engine.DeskFold;
import io.headrace.features.engine.Ticker;
import io.headrace.inference.SampleHome;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainFact.Kind;
import io.headrace.store.dataset.DatasetHeader;
import io.headrace.store.live.LivePace;
import io.headrace.store.recording.RecordedStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk on live streams that reads its chains folds the same after a kill, though its clock was set
/// back meanwhile.
class LiveFactsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PERIOD = SampleHome.settings().periodNanos();
    private static final Instrument GAS = new Instrument("base", "gas");

    @TempDir
    Path folder;

    private final AtomicLong epoch = new AtomicLong(SampleHome.EVENTS.getLast().knownNanos() + 30 * SECOND);
    private final List<MarketEvent> given = new ArrayList<>();

    @Test
    void whatWasReadIsFoldedTheSameAfterAKill() throws Exception {
        byte[] before;
        try (LiveFeed live = live("first")) {
            FactFile facts = file();
            before = fold(new FactFeed(live, facts), facts, 40);
        }
        List<MarketEvent> first = List.copyOf(given);
        given.clear();
        try (LiveFeed live = live("second")) {
            FactFile facts = file();
            FactFeed feed = new FactFeed(live, facts);
            assertArrayEquals(before, fold(feed, facts, 0));
            assertEquals(first, given);
        }
        assertFalse(first.equals(SampleHome.EVENTS));
    }

    private FactFile file() {
        return FactFile.open(folder.resolve("facts.csv"), new FactFile.Reach(0, PERIOD, epoch.get()), FactStamp.live());
    }

    /// History, and then a minute in which something is read each second.
    ///
    /// @param told how much is read
    private byte[] fold(FactFeed feed, FactFile facts, int told) throws InterruptedException {
        DeskFold fold = new DeskFold(SampleHome.settings().portfolio(), PERIOD, FeatureCatalog.full());
        Ticker ticker = new Ticker(fold);
        long last = SampleHome.EVENTS.getLast().knownNanos();
        int left = told;
        for (long boundary = 0; boundary <= last + 100 * SECOND; ) {
            FeedSlice slice = feed.next().orElseThrow();
            slice.events().forEach(event -> {
                given.add(event);
                ticker.offer(event);
            });
            ticker.advanceTo(slice.boundaryNanos());
            boundary = slice.boundaryNanos();
            if (boundary >= last && left-- > 0) {
                long now = epoch.get();
                long read = left % 7 == 0 ? now - 20 * SECOND : now; // a clock that was set back
                facts.tell(List.of(new ChainFact(GAS, read - SECOND, read, new Kind.Gas(), left + 1)));
            }
            if (boundary >= last) {
                epoch.addAndGet(SECOND);
            }
        }
        return fold.save();
    }

    /// Streams of no venue, over what was recorded before.
    private LiveFeed live(String name) {
        RecordedStream.Plan plan = new RecordedStream.Plan(
                folder.resolve(name),
                new DatasetHeader(name, "unknown", "heard"),
                List.of(),
                new LivePace(Duration.ofSeconds(20), Duration.ofMillis(5), Duration.ofSeconds(20)));
        HttpClient http = HttpClient.newHttpClient();
        return new LiveFeed(
                SampleHome.EVENTS.iterator(),
                after -> RecordedStream.open(plan, http, epoch::get, after, new Nobody()),
                PERIOD,
                epoch::get,
                passing());
    }

    private WallClock passing() {
        return new WallClock() {
            @Override
            public long nanos() {
                return epoch.get();
            }

            @Override
            public void sleepUntil(long nanos) {
                epoch.accumulateAndGet(nanos, Math::max);
            }
        };
    }
}
