package io.headrace.inference.feed;

import io.headrace.store.live.LiveTally;
import java.util.OptionalDouble;

/// How one venue's live stream fares, at a moment of the receiving clock.
///
/// @param secondsSinceHeard since its last event was received; empty before the first
/// @param stale whether nothing was heard for longer than the desk allows
/// @param loss why the connection was last lost or could not be made; empty before the first time
/// @param gaps stretches of which nothing could be known
/// @param refused messages that could not be
public record StreamState(
        String venue,
        boolean connected,
        OptionalDouble secondsSinceHeard,
        boolean stale,
        String loss,
        long connections,
        long events,
        long gaps,
        long refused) {
    /// @param nowNanos since the epoch
    /// @param limitNanos the longest silence that is no staleness
    public static StreamState of(LiveTally tally, long nowNanos, long limitNanos) {
        long heard = tally.heardNanos();
        boolean ever = heard != Long.MIN_VALUE;
        return new StreamState(
                tally.venue(),
                tally.connected(),
                ever ? OptionalDouble.of(Math.max(0, nowNanos - heard) / 1e9) : OptionalDouble.empty(),
                !ever || nowNanos - heard > limitNanos,
                tally.loss(),
                tally.connections(),
                tally.events(),
                tally.gaps(),
                tally.refused());
    }
}
