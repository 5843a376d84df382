package io.headrace.market.event;

/// A transfer through a bridge: sent at `eventNanos`, arrived at `knownNanos`. The instrument's venue is the route
/// (`moonbeam>ethereum`), its coin the token.
///
/// @param usd value moved
public record BridgeTransfer(Instrument instrument, long eventNanos, long knownNanos, long sequence, double usd)
        implements MarketEvent {
    public BridgeTransfer {
        Require.times(eventNanos, knownNanos);
        Require.notNegative("usd", usd);
    }

    /// Seconds from sending to arrival.
    public double latencySeconds() {
        return (knownNanos - eventNanos) / 1e9;
    }

    @Override
    public EventKind kind() {
        return EventKind.BRIDGE_TRANSFER;
    }
}
