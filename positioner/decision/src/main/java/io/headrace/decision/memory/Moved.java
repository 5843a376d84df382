package io.headrace.decision.memory;

import io.headrace.decision.network.TokenAmount;

/// An amount that counts in a rolling window until it is old enough.
///
/// @param amount at least 0
public record Moved(long nanos, TokenAmount amount) {
    public Moved {
        if (amount.units() < 0) {
            throw new IllegalArgumentException("what moved must not be negative, was " + amount);
        }
    }
}
