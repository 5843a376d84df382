package io.headrace.store.dataset;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.segment.Partition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of one partition that are held in memory.
final class Run {
    private final Partition partition;
    private final long fromNanos;
    private final long untilNanos;
    private final List<MarketEvent> events = new ArrayList<>();
    private @Nullable MarketEvent last;
    private boolean ordered = true;
    private long weight;

    Run(Partition partition) {
        this.partition = partition;
        this.fromNanos = partition.period().fromNanos();
        this.untilNanos = partition.period().untilNanos();
    }

    Partition partition() {
        return partition;
    }

    List<MarketEvent> events() {
        return events;
    }

    /// Whether the events came in their order, each in a place of its own.
    boolean isOrdered() {
        return ordered;
    }

    long weight() {
        return weight;
    }

    boolean holds(MarketEvent event) {
        long known = event.knownNanos();
        return known >= fromNanos
                && known < untilNanos
                && event.instrument().venue().equals(partition.venue());
    }

    /// Most events are told apart by their times alone.
    private static boolean isBefore(MarketEvent before, MarketEvent event) {
        return before.knownNanos() < event.knownNanos() || MarketEvent.ORDER.compare(before, event) < 0;
    }

    void add(MarketEvent event, long eventWeight) {
        ordered = ordered && (last == null || isBefore(last, event));
        events.add(event);
        last = event;
        weight += eventWeight;
    }
}
