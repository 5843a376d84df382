package io.headrace.store.source;

import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.util.HashSet;
import java.util.Set;

/// Watches the order of one table's rows: time must not run backward, and an instrument has one row per time.
/// Remembers only the rows of the latest time.
public final class RowOrder {
    private long latest = Long.MIN_VALUE;
    private final Set<Instrument> atLatest = new HashSet<>();

    /// How a row stands to those before it.
    public enum Place {
        IN_ORDER,
        DUPLICATE,
        BACKWARD
    }

    public Place of(MarketEvent event) {
        if (event.eventNanos() < latest) {
            return Place.BACKWARD;
        }
        if (event.eventNanos() > latest) {
            latest = event.eventNanos();
            atLatest.clear();
        }
        return atLatest.add(event.instrument()) ? Place.IN_ORDER : Place.DUPLICATE;
    }

    /// The latest time seen.
    public long latestNanos() {
        return latest;
    }
}
