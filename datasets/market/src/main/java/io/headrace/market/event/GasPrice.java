package io.headrace.market.event;

/// What a transaction costs on a chain; the instrument's venue is the chain.
public record GasPrice(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, GasUnit unit, double value)
        implements MarketEvent {
    public GasPrice {
        Require.times(eventNanos, knownNanos);
        Require.notNegative("value", value);
    }

    @Override
    public EventKind kind() {
        return EventKind.GAS_PRICE;
    }
}
