package io.headrace.market.event;

/// A candle: prices in quote currency (USD), volume in base units. Stamped by the venue at its open, known at its
/// close.
public record Bar(
        Instrument instrument,
        long eventNanos,
        long knownNanos,
        long sequence,
        double open,
        double high,
        double low,
        double close,
        double volume)
        implements MarketEvent {
    public Bar {
        Require.times(eventNanos, knownNanos);
        Require.positive("open", open);
        Require.positive("high", high);
        Require.positive("low", low);
        Require.positive("close", close);
        Require.notNegative("volume", volume);
    }

    @Override
    public EventKind kind() {
        return EventKind.BAR;
    }
}
