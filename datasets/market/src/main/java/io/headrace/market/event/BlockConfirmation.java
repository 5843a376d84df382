package io.headrace.market.event;

/// How long a transaction took from sending to its confirmation; the instrument's venue is the chain.
public record BlockConfirmation(Instrument instrument, long eventNanos, long knownNanos, long sequence, double seconds)
        implements MarketEvent {
    public BlockConfirmation {
        Require.times(eventNanos, knownNanos);
        Require.notNegative("seconds", seconds);
    }

    @Override
    public EventKind kind() {
        return EventKind.BLOCK_CONFIRMATION;
    }
}
