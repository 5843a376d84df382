package io.headrace.features.engine;

import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/// Drives a desk fold through time: a tick at each full period boundary, after all that was known by then and
/// before anything known later.
///
/// Replay and the live service use this one implementation. A boundary is due when an event known after it is
/// offered, or when [#advanceTo] says that no more is to come. Boundaries at which the desk cannot say
/// anything yet give no tick. Not thread-safe.
public final class Ticker {
    private static final long NONE = Long.MIN_VALUE;

    private final DeskFold fold;
    private final long periodNanos;
    private long nextBoundary = NONE;
    private long closedNanos = NONE;

    /// @param fold fresh, or restored: then ticks go on after its last one
    public Ticker(DeskFold fold) {
        this.fold = fold;
        this.periodNanos = fold.periodNanos();
        fold.lastTickNanos().ifPresent(last -> {
            closedNanos = last;
            nextBoundary = last + periodNanos;
        });
    }

    /// Takes the next event; first gives the ticks of all boundaries before it became known.
    ///
    /// @throws IllegalArgumentException when the event became known before one already taken, or at or before
    ///     a tick given
    public List<Tick> offer(MarketEvent event) {
        long known = event.knownNanos();
        if (known < closedNanos || (nextBoundary != NONE && known <= nextBoundary - periodNanos)) {
            throw new IllegalArgumentException("events must come in the order they became known, was " + known
                    + " after time had come to " + closedNanos + ": " + event.instrument());
        }
        if (nextBoundary == NONE) {
            nextBoundary = Math.ceilDiv(known, periodNanos) * periodNanos;
        }
        List<Tick> due = ticksThrough(known - 1);
        closedNanos = known;
        fold.observe(event);
        return due;
    }

    /// Gives the ticks of all boundaries up to `nowNanos`, itself included. The caller vouches that every
    /// event known by then has been offered.
    public List<Tick> advanceTo(long nowNanos) {
        List<Tick> due = ticksThrough(nowNanos);
        closedNanos = Math.max(closedNanos, nowNanos);
        return due;
    }

    private List<Tick> ticksThrough(long nanos) {
        if (nextBoundary == NONE || nextBoundary > nanos) {
            return List.of();
        }
        List<Tick> due = new ArrayList<>();
        while (nextBoundary <= nanos) {
            List<VenueObservation> venues = fold.tick(nextBoundary);
            if (!venues.isEmpty()) {
                due.add(new Tick(nextBoundary, venues));
            }
            nextBoundary += periodNanos;
        }
        return due;
    }
}
