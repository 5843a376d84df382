package io.headrace.inference.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.inference.SampleHome;
import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayFeedTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final List<MarketEvent> EVENTS = SampleHome.EVENTS.subList(0, 500);

    @Test
    void handsOutEveryEventOnceInOrderAndNeverEarly() throws InterruptedException {
        ReplayFeed feed = new ReplayFeed(EVENTS, HOUR, Long.MAX_VALUE, Speed.MAX, new FakeClock());
        List<MarketEvent> given = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Optional<FeedSlice> slice = feed.next(); slice.isPresent(); slice = feed.next()) {
            long boundary = slice.get().boundaryNanos();
            long before = last;
            assertTrue(slice.get().events().stream()
                    .allMatch(event -> event.knownNanos() <= boundary && event.knownNanos() > before));
            given.addAll(slice.get().events());
            last = boundary;
        }
        assertEquals(ReplayFeed.lastBoundary(EVENTS, HOUR), last);
        assertEquals(
                EVENTS.stream()
                        .filter(event -> event.knownNanos() <= ReplayFeed.lastBoundary(EVENTS, HOUR))
                        .toList(),
                given);
    }

    @Test
    void keepsTheChosenSpeedFromTheFirstLivePeriodOn() throws InterruptedException {
        FakeClock clock = new FakeClock();
        long live = Math.ceilDiv(EVENTS.getFirst().knownNanos(), HOUR) * HOUR + 3 * HOUR;
        ReplayFeed feed = new ReplayFeed(EVENTS, HOUR, live, new Speed(4), clock);
        for (int period = 0; period < 7; period++) {
            feed.next();
        }
        assertEquals(List.of(0L, 250_000_000L, 500_000_000L, 750_000_000L), clock.sleeps());
    }

    @Test
    void readsSpeeds() {
        assertEquals(Speed.MAX, Speed.parse("max"));
        assertEquals(Speed.MAX, Speed.parse("0"));
        assertEquals(new Speed(.5), Speed.parse("0.5"));
        assertThrows(IllegalArgumentException.class, () -> Speed.parse("fast"));
        assertThrows(IllegalArgumentException.class, () -> Speed.parse("-1"));
        assertThrows(IllegalArgumentException.class, () -> Speed.parse("NaN"));
    }
}
