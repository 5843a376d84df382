package io.headrace.settlement.fact;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A transaction as one node says it was included.
///
/// @param succeeded false when it was reverted; then it has no effects
/// @param feeWei what its sender paid for gas, base units of the chain's own asset
public record Receipt(String txHash, BlockRef block, boolean succeeded, List<Effect> effects, BigInteger feeWei) {
    public Receipt {
        effects = List.copyOf(effects);
        if (!succeeded && !effects.isEmpty()) {
            throw new IllegalArgumentException("a reverted transaction has no effects, had " + effects);
        }
    }

    /// A receipt of a transaction that paid nothing.
    public Receipt(String txHash, BlockRef block, boolean succeeded, List<Effect> effects) {
        this(txHash, block, succeeded, effects, BigInteger.ZERO);
    }

    /// The first effect of a kind; empty when there is none.
    public <E extends Effect> Optional<E> effect(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
