package io.headrace.market.event;

/// Changed levels of a book: each size replaces the one at its price, and size 0 removes the level.
public record BookDelta(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, Levels bids, Levels asks)
        implements MarketEvent {
    public BookDelta {
        Require.times(eventNanos, knownNanos);
    }

    @Override
    public EventKind kind() {
        return EventKind.BOOK_DELTA;
    }
}
