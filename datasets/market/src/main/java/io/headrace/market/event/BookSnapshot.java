package io.headrace.market.event;

/// A whole book, or its best levels: it replaces whatever was known of the book before.
public record BookSnapshot(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, Levels bids, Levels asks)
        implements MarketEvent {
    public BookSnapshot {
        Require.times(eventNanos, knownNanos);
    }

    @Override
    public EventKind kind() {
        return EventKind.BOOK_SNAPSHOT;
    }
}
