package io.headrace.store.dataset;

import io.headrace.market.event.EventKind;
import io.headrace.market.event.MarketEvent;
import io.headrace.store.segment.Partition;
import io.headrace.store.segment.Segment;
import java.util.Set;

/// Which events of a dataset to read.
///
/// @param kinds empty for all
/// @param venues empty for all
/// @param fromNanos known at or after
/// @param toNanos known before
public record EventFilter(Set<EventKind> kinds, Set<String> venues, long fromNanos, long toNanos) {
    public static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), Long.MIN_VALUE, Long.MAX_VALUE);

    public EventFilter {
        kinds = Set.copyOf(kinds);
        venues = Set.copyOf(venues);
    }

    public EventFilter ofKinds(EventKind... wanted) {
        return new EventFilter(Set.of(wanted), venues, fromNanos, toNanos);
    }

    public EventFilter ofVenues(String... wanted) {
        return new EventFilter(kinds, Set.of(wanted), fromNanos, toNanos);
    }

    /// @param from known at or after
    /// @param to known before
    public EventFilter between(long from, long to) {
        return new EventFilter(kinds, venues, from, to);
    }

    /// Whether the segment may hold events to read.
    boolean wants(Segment segment) {
        Partition partition = segment.partition();
        return (kinds.isEmpty() || kinds.contains(partition.kind()))
                && (venues.isEmpty() || venues.contains(partition.venue()))
                && segment.toNanos() >= fromNanos
                && segment.fromNanos() < toNanos;
    }

    /// Whether an event of a wanted segment is to be read.
    boolean wants(MarketEvent event) {
        return event.knownNanos() >= fromNanos && event.knownNanos() < toNanos;
    }
}
