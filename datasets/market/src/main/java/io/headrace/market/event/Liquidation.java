package io.headrace.market.event;

/// A forced order: `SELL` closes a long, `BUY` closes a short. Price in USD, size in base units.
public record Liquidation(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, Side side, double price, double size)
        implements MarketEvent {
    public Liquidation {
        Require.times(eventNanos, knownNanos);
        Require.positive("price", price);
        Require.positive("size", size);
    }

    @Override
    public EventKind kind() {
        return EventKind.LIQUIDATION;
    }
}
