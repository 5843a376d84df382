package io.headrace.market.event;

/// The price (USD) at which a venue margins positions.
public record MarkPrice(Instrument instrument, long eventNanos, long knownNanos, long sequence, double price)
        implements MarketEvent {
    public MarkPrice {
        Require.times(eventNanos, knownNanos);
        Require.positive("price", price);
    }

    @Override
    public EventKind kind() {
        return EventKind.MARK_PRICE;
    }
}
