package io.headrace.decision.settings.safeguard;

/// The terms moves are sent on, against those who see them coming.
///
/// @param jitterNanos a move is sent up to this much later, by the seed; at least 0
/// @param expiryNanos it is not sent later than this after that, positive
/// @param balanceTolerance balances may differ from what was decided on by this share
/// @param slippage this share of an amount may be lost on the way
/// @param seed of the jitter: what it is must not be known outside
public record DiscretionParameters(
        long jitterNanos, long expiryNanos, double balanceTolerance, double slippage, long seed) {
    public DiscretionParameters {
        if (jitterNanos < 0 || expiryNanos <= 0 || !(balanceTolerance >= 0) || !(slippage >= 0 && slippage < 1)) {
            throw new IllegalArgumentException(
                    "jitter and tolerance must be at least 0, expiry positive and slippage below 1, were " + jitterNanos
                            + ", " + balanceTolerance + ", " + expiryNanos + ", " + slippage);
        }
    }
}
