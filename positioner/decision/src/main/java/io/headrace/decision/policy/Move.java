package io.headrace.decision.policy;

import io.headrace.decision.network.TokenAmount;

/// An order to move collateral; the amount is positive.
public record Move(String from, String to, TokenAmount amount) {
    public Move {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a move must be positive, was " + amount);
        }
    }
}
