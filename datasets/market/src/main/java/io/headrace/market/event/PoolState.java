package io.headrace.market.event;

/// One measure of a lending or trading pool. The instrument names protocol (with its chain) and reserve or market. What
/// a source leaves empty has no event, so that unknown is never read as zero.
public record PoolState(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, PoolMeasure measure, double value)
        implements MarketEvent {
    public PoolState {
        Require.times(eventNanos, knownNanos);
        Require.finite("value", value);
    }

    @Override
    public EventKind kind() {
        return EventKind.POOL_STATE;
    }
}
