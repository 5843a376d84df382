package io.headrace.market.event;

/// A funding payment: `rate` is the fraction of notional that longs pay shorts for this settlement (not annualized,
/// may be negative).
public record Funding(Instrument instrument, long eventNanos, long knownNanos, long sequence, double rate)
        implements MarketEvent {
    public Funding {
        Require.times(eventNanos, knownNanos);
        Require.finite("rate", rate);
    }

    @Override
    public EventKind kind() {
        return EventKind.FUNDING;
    }
}
