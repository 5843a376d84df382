package io.headrace.market.event;

/// The spot price (USD) a venue's contract follows.
public record IndexPrice(Instrument instrument, long eventNanos, long knownNanos, long sequence, double price)
        implements MarketEvent {
    public IndexPrice {
        Require.times(eventNanos, knownNanos);
        Require.positive("price", price);
    }

    @Override
    public EventKind kind() {
        return EventKind.INDEX_PRICE;
    }
}
