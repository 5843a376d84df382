package io.headrace.inference.feed;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.recording.RecordedStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What was recorded before, then what is heard now. A slice ends at each full step of the receiving clock,
/// a little after it has passed, so that what was on the way is in it; one that comes later still is known
/// later. What a desk's period decides on is published in the dataset before it is given. For one thread.
public final class LiveFeed implements MarketFeed, AutoCloseable {
    private static final long GRACE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_STEP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long NONE = Long.MIN_VALUE;

    private final Iterator<MarketEvent> history;
    private final LongFunction<RecordedStream> opening;
    private final LongSupplier epochNanos;
    private final WallClock clock;
    private final long periodNanos;
    private final long stepNanos;
    private volatile @Nullable RecordedStream stream;
    private @Nullable MarketEvent peeked;
    private long boundary = NONE;

    /// @param history in [MarketEvent#ORDER], known before anything the stream tells
    /// @param opening connects once the history is told; what it tells is known after the instant it is given
    /// @param periodNanos of the desk, positive
    /// @param epochNanos the receiving clock, nanoseconds since the epoch
    public LiveFeed(
            Iterator<MarketEvent> history,
            LongFunction<RecordedStream> opening,
            long periodNanos,
            LongSupplier epochNanos,
            WallClock clock) {
        this.history = history;
        this.opening = opening;
        this.periodNanos = periodNanos;
        this.stepNanos = Math.min(periodNanos, LONGEST_STEP_NANOS);
        this.epochNanos = epochNanos;
        this.clock = clock;
        this.peeked = history.hasNext() ? history.next() : null;
    }

    @Override
    public Optional<FeedSlice> next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop");
        }
        return Optional.of(peeked == null ? heard() : recorded(peeked));
    }

    private FeedSlice recorded(MarketEvent first) {
        long end = Math.ceilDiv(first.knownNanos(), periodNanos) * periodNanos;
        List<MarketEvent> events = new ArrayList<>();
        for (MarketEvent event = first; event != null && event.knownNanos() <= end; event = peeked) {
            events.add(event);
            peeked = history.hasNext() ? history.next() : null;
        }
        // The period in which the history ends goes on live.
        boundary = peeked == null ? events.getLast().knownNanos() : end;
        return new FeedSlice(boundary, events, Math.max(boundary, epochNanos.getAsLong() - GRACE_NANOS));
    }

    private FeedSlice heard() throws InterruptedException {
        RecordedStream open = open();
        long end = waitForStep();
        List<MarketEvent> events = new ArrayList<>();
        open.takeThrough(end, events::add);
        if (boundary != NONE && Math.floorDiv(end, periodNanos) > Math.floorDiv(boundary, periodNanos)) {
            open.commit();
        }
        boundary = end;
        return new FeedSlice(end, events);
    }

    private RecordedStream open() {
        RecordedStream open = stream;
        if (open == null) {
            open = opening.apply(boundary);
            stream = open;
        }
        return open;
    }

    /// How the venues' streams fare now, for any thread; empty before they are opened.
    ///
    /// @param limitNanos the longest silence that is no staleness
    public List<StreamState> states(long limitNanos) {
        RecordedStream open = stream;
        long now = epochNanos.getAsLong();
        return open == null
                ? List.of()
                : open.tallies().stream()
                        .map(tally -> StreamState.of(tally, now, limitNanos))
                        .toList();
    }

    /// Ends the connections and publishes what was given; not while [#next] is running.
    @Override
    public void close() {
        RecordedStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    /// The end of the next step, which has passed by more than the grace; steps that nobody waited for, as
    /// after a computer slept, are taken as one.
    private long waitForStep() throws InterruptedException {
        long passed = Math.floorDiv(epochNanos.getAsLong() - GRACE_NANOS, stepNanos) * stepNanos;
        long next = boundary == NONE ? passed : Math.floorDiv(boundary, stepNanos) * stepNanos + stepNanos;
        long end = Math.max(next, passed);
        for (long left = left(end); left > 0; left = left(end)) {
            clock.sleepUntil(clock.nanos() + left);
        }
        return end;
    }

    private long left(long end) {
        return end + GRACE_NANOS - epochNanos.getAsLong();
    }
}
