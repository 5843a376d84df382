package io.headrace.market.event;

/// The desk's own position: signed quantity in base units, and the average entry price in USD, 0 where unknown.
public record Position(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, double quantity, double entryPrice)
        implements MarketEvent {
    public Position {
        Require.times(eventNanos, knownNanos);
        Require.finite("quantity", quantity);
        Require.notNegative("entryPrice", entryPrice);
    }

    @Override
    public EventKind kind() {
        return EventKind.POSITION;
    }
}
