package io.headrace.decision.policy;

import io.headrace.decision.network.WorldState;

/// What the guard remembers: the rule's shadow books beside ours, and what both have cost since the guard
/// began to count.
///
/// Costs count missed yield instead of yield, so that they never fall: both books hold the same capital, and
/// their difference is that of the plain costs. (They do fall while a balance is a debt, which earns its carry.)
///
/// @param ours our books after the last decision's departures
/// @param rule where the rule would be, had it decided alone since the count began
/// @param costUsd what our way has cost, USD
/// @param ruleCostUsd what the rule's way has cost, USD
/// @param reserveUsd what it may still cost at most to become the rule, USD
/// @param share of the predictive policy's orders that were let through last, 0 to 1
/// @param voided how often the bound was suspended because what it rests on did not hold
/// @param suspended why the count begins anew with the next decision; empty while the bound holds
public record GuardMemory(
        WorldState ours,
        WorldState rule,
        double costUsd,
        double ruleCostUsd,
        double reserveUsd,
        double share,
        long voided,
        String suspended) {
    public GuardMemory {
        if (!Double.isFinite(costUsd) || !Double.isFinite(ruleCostUsd)) {
            throw new IllegalArgumentException("costs must be finite, were " + costUsd + ", " + ruleCostUsd);
        }
        if (!(reserveUsd >= 0) || !(share >= 0 && share <= 1) || voided < 0) {
            throw new IllegalArgumentException("reserve and count must not be negative and share be 0 to 1, were "
                    + costUsd + ", " + ruleCostUsd + ", " + reserveUsd + ", " + voided + ", " + share);
        }
    }

    /// Memory while the bound holds.
    public GuardMemory(
            WorldState ours,
            WorldState rule,
            double costUsd,
            double ruleCostUsd,
            double reserveUsd,
            double share,
            long voided) {
        this(ours, rule, costUsd, ruleCostUsd, reserveUsd, share, voided, "");
    }

    /// The same, but the bound does not hold any more.
    public GuardMemory suspended(String why) {
        return new GuardMemory(ours, rule, costUsd, ruleCostUsd, reserveUsd, share, voided, why);
    }
}
