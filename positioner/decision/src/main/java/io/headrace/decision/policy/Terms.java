package io.headrace.decision.policy;

import io.headrace.decision.network.TokenAmount;

/// What must still be true when a move is carried out, so that nobody gains from having seen it coming.
/// Whoever settles it refuses it otherwise; a refused move is decided anew.
///
/// @param notBeforeNanos it is not sent earlier: a delay others cannot guess
/// @param expiresNanos it is not sent later, after `notBeforeNanos`
/// @param leastAtSource the source must hold at least this much
/// @param mostAtDestination the destination must hold no more than this: else it was filled already
/// @param leastReceived less than this may not arrive
public record Terms(
        long notBeforeNanos,
        long expiresNanos,
        TokenAmount leastAtSource,
        TokenAmount mostAtDestination,
        TokenAmount leastReceived) {
    public Terms {
        if (expiresNanos <= notBeforeNanos) {
            throw new IllegalArgumentException("terms must expire after " + notBeforeNanos + ", were " + expiresNanos);
        }
    }
}
