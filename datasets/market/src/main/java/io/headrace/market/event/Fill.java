package io.headrace.market.event;

/// A trade of the desk's own: price in USD, size in base units, and the fee paid in USD (negative when the venue paid).
public record Fill(
        Instrument instrument,
        long eventNanos,
        long knownNanos,
        long sequence,
        Side side,
        double price,
        double size,
        double feeUsd)
        implements MarketEvent {
    public Fill {
        Require.times(eventNanos, knownNanos);
        Require.positive("price", price);
        Require.positive("size", size);
        Require.finite("feeUsd", feeUsd);
    }

    /// Size, negative when the desk sold.
    public double signedSize() {
        return side.sign() * size;
    }

    @Override
    public EventKind kind() {
        return EventKind.FILL;
    }
}
