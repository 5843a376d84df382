package io.headrace.decision.replay;

import io.headrace.decision.policy.Decision;

/// Which decisions are made again.
///
/// @param fromNanos first instant
/// @param toNanos last instant, included
/// @param firstSequence first number
/// @param lastSequence last number, included
public record ReplaySpan(long fromNanos, long toNanos, long firstSequence, long lastSequence) {
    /// All of them.
    public static final ReplaySpan ALL = new ReplaySpan(Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE);

    /// One by its number.
    public static ReplaySpan one(long sequence) {
        return new ReplaySpan(Long.MIN_VALUE, Long.MAX_VALUE, sequence, sequence);
    }

    public static ReplaySpan between(long fromNanos, long toNanos) {
        return new ReplaySpan(fromNanos, toNanos, 0, Long.MAX_VALUE);
    }

    boolean contains(Decision decision) {
        return decision.nowNanos() >= fromNanos
                && decision.nowNanos() <= toNanos
                && decision.sequence() >= firstSequence
                && decision.sequence() <= lastSequence;
    }
}
