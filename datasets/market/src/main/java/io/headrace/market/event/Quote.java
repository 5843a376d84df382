package io.headrace.market.event;

/// The best bid and ask: prices in quote currency (USD), sizes in base units. A crossed quote is carried.
public record Quote(
        Instrument instrument,
        long eventNanos,
        long knownNanos,
        long sequence,
        double bidPrice,
        double bidSize,
        double askPrice,
        double askSize)
        implements MarketEvent {
    public Quote {
        Require.times(eventNanos, knownNanos);
        Require.positive("bidPrice", bidPrice);
        Require.notNegative("bidSize", bidSize);
        Require.positive("askPrice", askPrice);
        Require.notNegative("askSize", askSize);
    }

    @Override
    public EventKind kind() {
        return EventKind.QUOTE;
    }
}
