package io.headrace.decision.policy;

import io.headrace.decision.network.TokenAmount;
import java.util.Optional;

/// An order to move collateral.
///
/// @param amount positive
/// @param terms on which it may be carried out; empty for at once and whatever happens
public record Move(String from, String to, TokenAmount amount, Optional<Terms> terms) {
    public Move {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a move must be positive, was " + amount);
        }
    }

    /// A move without terms.
    public Move(String from, String to, TokenAmount amount) {
        this(from, to, amount, Optional.empty());
    }

    public Move on(Terms agreed) {
        return new Move(from, to, amount, Optional.of(agreed));
    }
}
