package io.headrace.inference.feed;

import io.headrace.market.event.MarketEvent;
import java.util.List;

/// What became known in one period.
///
/// @param boundaryNanos the period's end: every event known by then has been given
/// @param events in [MarketEvent#ORDER], known after the boundary before; may be empty
public record FeedSlice(long boundaryNanos, List<MarketEvent> events) {
    public FeedSlice {
        events = List.copyOf(events);
    }
}
