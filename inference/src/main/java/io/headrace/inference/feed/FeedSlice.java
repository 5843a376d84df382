package io.headrace.inference.feed;

import io.headrace.market.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/// What became known in one period.
///
/// @param boundaryNanos the period's end: every event known by then has been given
/// @param events in [MarketEvent#ORDER], known after the boundary before; may be empty
/// @param passedNanos the latest instant up to which events will be given without waiting: the boundary, or later where
///     the feed has fallen behind its clock
public record FeedSlice(long boundaryNanos, List<MarketEvent> events, long passedNanos) {
    public FeedSlice {
        events = List.copyOf(events);
    }

    /// The same period with more of what became known in it, in [MarketEvent#ORDER].
    FeedSlice with(List<? extends MarketEvent> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<MarketEvent> all = new ArrayList<>(events);
        all.addAll(more);
        all.sort(MarketEvent.ORDER);
        return new FeedSlice(boundaryNanos, all, passedNanos);
    }

    /// A slice of a feed that has not fallen behind.
    public FeedSlice(long boundaryNanos, List<MarketEvent> events) {
        this(boundaryNanos, events, boundaryNanos);
    }
}
