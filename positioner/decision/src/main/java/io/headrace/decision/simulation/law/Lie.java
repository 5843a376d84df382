package io.headrace.decision.simulation.law;

/// A reading that is not what is. Books, costs and what may really leave follow the truth.
public sealed interface Lie {
    During when();

    /// Nothing seems to be withdrawable from a node.
    record NothingWithdrawable(String node, During when) implements Lie {}

    /// A node seems to hold nothing.
    record NothingThere(String node, During when) implements Lie {}

    /// A node seems to hold what it held when this began.
    record FrozenBalance(String node, During when) implements Lie {}

    /// A venue seems to need what it needed when this began.
    record FrozenDemand(String venue, During when) implements Lie {}

    /// A venue seems to need another amount.
    ///
    /// @param factor times the true demand, at least 0
    record ScaledDemand(String venue, During when, double factor) implements Lie {
        public ScaledDemand {
            if (!(factor >= 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("factor must be finite and not negative, was " + factor);
            }
        }
    }

    /// What is on its way to a node is not shown.
    record HiddenTransit(String to, During when) implements Lie {}
}
