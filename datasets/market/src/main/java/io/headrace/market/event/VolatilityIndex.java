package io.headrace.market.event;

/// An index of expected volatility, in percent per year.
public record VolatilityIndex(Instrument instrument, long eventNanos, long knownNanos, long sequence, double percent)
        implements MarketEvent {
    public VolatilityIndex {
        Require.times(eventNanos, knownNanos);
        Require.notNegative("percent", percent);
    }

    @Override
    public EventKind kind() {
        return EventKind.VOLATILITY_INDEX;
    }
}
