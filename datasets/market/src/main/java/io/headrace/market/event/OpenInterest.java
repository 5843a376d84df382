package io.headrace.market.event;

/// Open interest of an instrument in USD.
public record OpenInterest(Instrument instrument, long eventNanos, long knownNanos, long sequence, double usd)
        implements MarketEvent {
    public OpenInterest {
        Require.times(eventNanos, knownNanos);
        Require.notNegative("usd", usd);
    }

    @Override
    public EventKind kind() {
        return EventKind.OPEN_INTEREST;
    }
}
