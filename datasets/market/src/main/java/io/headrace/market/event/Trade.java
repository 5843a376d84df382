package io.headrace.market.event;

/// A trade: price in quote currency (USD), size in base units (contracts are converted on import), and the side
/// that took liquidity.
public record Trade(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, double price, double size, Side taker)
        implements MarketEvent {
    public Trade {
        Require.times(eventNanos, knownNanos);
        Require.positive("price", price);
        Require.positive("size", size);
    }

    /// Size, negative when the taker sold.
    public double signedSize() {
        return taker.sign() * size;
    }

    @Override
    public EventKind kind() {
        return EventKind.TRADE;
    }
}
