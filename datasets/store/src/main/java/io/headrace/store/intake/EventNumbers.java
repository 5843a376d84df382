package io.headrace.store.intake;

import io.headrace.market.event.MarketEvent;
import io.headrace.store.column.EventCopy;

/// Numbers the events of one source after another through, so that no two of a dataset have one place.
final class EventNumbers {
    private final EventCopy copy = new EventCopy();
    private long base;
    private long next;

    /// @param first the number of the first event of all
    EventNumbers(long first) {
        base = first;
        next = first;
    }

    MarketEvent numbered(MarketEvent event) {
        long sequence = base + event.sequence();
        next = Math.max(next, sequence + 1);
        return copy.withSequence(event, sequence);
    }

    void endSource() {
        base = next;
    }
}
