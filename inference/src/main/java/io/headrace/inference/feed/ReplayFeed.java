package io.headrace.inference.feed;

import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recorded dataset as a live feed. Periods before `liveFromNanos` are handed out at once, later ones at
/// the chosen speed. The last period is the last full one of the data. For one thread.
public final class ReplayFeed implements MarketFeed {
    private final List<MarketEvent> events;
    private final long periodNanos;
    private final long liveFromNanos;
    private final Speed speed;
    private final WallClock clock;
    private final long lastBoundary;
    private long boundary;
    private int given;
    private long livePeriods;
    private long liveSince;

    /// @param events in [MarketEvent#ORDER], at least one
    /// @param periodNanos of the desk, positive
    /// @param liveFromNanos the first period that waits for its time
    public ReplayFeed(List<MarketEvent> events, long periodNanos, long liveFromNanos, Speed speed, WallClock clock) {
        if (events.isEmpty() || periodNanos <= 0) {
            throw new IllegalArgumentException("a replay needs events and a positive period, were " + events.size()
                    + " events and " + periodNanos);
        }
        this.events = events;
        this.periodNanos = periodNanos;
        this.liveFromNanos = liveFromNanos;
        this.speed = speed;
        this.clock = clock;
        this.boundary = Math.ceilDiv(events.getFirst().knownNanos(), periodNanos) * periodNanos;
        this.lastBoundary = lastBoundary(events, periodNanos);
    }

    /// The end of the last full period of some events.
    public static long lastBoundary(List<MarketEvent> events, long periodNanos) {
        return Math.floorDiv(events.getLast().knownNanos(), periodNanos) * periodNanos;
    }

    @Override
    public Optional<FeedSlice> next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop");
        }
        if (boundary > lastBoundary) {
            return Optional.empty();
        }
        if (boundary >= liveFromNanos) {
            liveSince = livePeriods == 0 ? clock.nanos() : liveSince;
            clock.sleepUntil(liveSince + speed.nanosUntil(livePeriods));
            livePeriods++;
        }
        List<MarketEvent> slice = new ArrayList<>();
        while (given < events.size() && events.get(given).knownNanos() <= boundary) {
            slice.add(events.get(given++));
        }
        FeedSlice next = new FeedSlice(boundary, slice);
        boundary += periodNanos;
        return Optional.of(next);
    }
}
