package io.headrace.market.event;

/// Whether a venue, or one of its contracts, trades.
public record VenueStatus(Instrument instrument, long eventNanos, long knownNanos, long sequence, TradingStatus status)
        implements MarketEvent {
    public VenueStatus {
        Require.times(eventNanos, knownNanos);
    }

    @Override
    public EventKind kind() {
        return EventKind.VENUE_STATUS;
    }
}
