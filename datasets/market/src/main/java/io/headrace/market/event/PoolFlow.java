package io.headrace.market.event;

/// Money that moved in or out of a pool.
///
/// @param unit of the amount: a token's name, `USD`, or `raw` where the source does not say the token's decimals
/// @param amount how much, not negative; the action gives the direction
public record PoolFlow(
        Instrument instrument,
        long eventNanos,
        long knownNanos,
        long sequence,
        PoolAction action,
        String unit,
        double amount)
        implements MarketEvent {
    public PoolFlow {
        Require.times(eventNanos, knownNanos);
        Require.named("unit", unit);
        Require.notNegative("amount", amount);
    }

    @Override
    public EventKind kind() {
        return EventKind.POOL_FLOW;
    }
}
