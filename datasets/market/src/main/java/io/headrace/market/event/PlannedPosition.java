package io.headrace.market.event;

/// A position the desk has already decided to hold: announced at `eventNanos`, in force from `effectiveNanos`. A later
/// announcement for the same instrument and instant replaces it.
///
/// @param effectiveNanos not before it is known
/// @param quantity signed, base units
public record PlannedPosition(
        Instrument instrument, long eventNanos, long knownNanos, long sequence, long effectiveNanos, double quantity)
        implements MarketEvent {
    public PlannedPosition {
        Require.times(eventNanos, knownNanos);
        Require.finite("quantity", quantity);
        if (effectiveNanos < knownNanos) {
            throw new IllegalArgumentException(
                    "effectiveNanos must not precede knownNanos, was " + effectiveNanos + " < " + knownNanos);
        }
    }

    @Override
    public EventKind kind() {
        return EventKind.PLANNED_POSITION;
    }
}
