package io.headrace.market.event;

/// A part of a live stream that was lost: nothing between `eventNanos` (the last good message) and `knownNanos` (when
/// the stream was whole again) can be known from it.
///
/// @param reason for people
public record StreamGap(Instrument instrument, long eventNanos, long knownNanos, long sequence, String reason)
        implements MarketEvent {
    public StreamGap {
        Require.times(eventNanos, knownNanos);
        Require.named("reason", reason);
    }

    @Override
    public EventKind kind() {
        return EventKind.STREAM_GAP;
    }
}
