package io.headrace.inference.feed;

import io.headrace.settlement.desk.ChainTally;
import io.headrace.store.live.LiveTally;
import java.util.OptionalDouble;

/// How one venue's live stream, or the watch over one chain, fares at a moment of the receiving clock.
///
/// @param relied whether the rule decides while it is stale
/// @param secondsSinceHeard since its last event was received; empty before the first
/// @param stale whether nothing was heard for longer than the desk allows
/// @param loss why the connection was last lost or could not be made; empty before the first time
/// @param gaps stretches of which nothing could be known
/// @param refused messages that could not be
public record StreamState(
        String venue,
        boolean relied,
        boolean connected,
        OptionalDouble secondsSinceHeard,
        boolean stale,
        String loss,
        long connections,
        long events,
        long gaps,
        long refused) {
    private static final long LEAST_PATIENCE_NANOS = 10_000_000_000L;
    private static final int SILENT_BLOCKS = 3;

    /// @param nowNanos since the epoch
    /// @param limitNanos the longest silence that is no staleness
    public static StreamState of(LiveTally tally, long nowNanos, long limitNanos) {
        long heard = tally.heardNanos();
        boolean ever = heard != Long.MIN_VALUE;
        return new StreamState(
                tally.venue(),
                true,
                tally.connected(),
                ever ? OptionalDouble.of(Math.max(0, nowNanos - heard) / 1e9) : OptionalDouble.empty(),
                !ever || nowNanos - heard > limitNanos,
                tally.loss(),
                tally.connections(),
                tally.events(),
                tally.gaps(),
                tally.refused());
    }

    /// What chains tell is missed when three blocks' time has passed without a fact, and ten seconds.
    public static StreamState of(ChainTally tally, long nowNanos) {
        long told = tally.toldNanos();
        boolean ever = told != Long.MIN_VALUE;
        long limit =
                Math.max(LEAST_PATIENCE_NANOS, SILENT_BLOCKS * tally.blockTime().toNanos());
        return new StreamState(
                "chain " + tally.chain(),
                false,
                tally.agreed(),
                ever ? OptionalDouble.of(Math.max(0, nowNanos - told) / 1e9) : OptionalDouble.empty(),
                !ever || nowNanos - told > limit,
                tally.loss(),
                tally.agreements(),
                tally.facts(),
                tally.gaps(),
                0);
    }
}
