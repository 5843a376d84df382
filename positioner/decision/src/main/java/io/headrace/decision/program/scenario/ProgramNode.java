package io.headrace.decision.program.scenario;

/// A place where capital may lie, in a cost program. Infinite limits do not bind.
///
/// @param name for reasons and prices
/// @param holdCost USD per USD left there after departures, per period; negative where it earns
/// @param mostUsd no transfer lifts what is left there above this, at least 0
/// @param mostInUsd the most that may be sent to it in one period, at least 0
/// @param endValue what one USD left there after the last period is worth, USD per USD
public record ProgramNode(String name, double holdCost, double mostUsd, double mostInUsd, double endValue) {
    public ProgramNode {
        if (!Double.isFinite(holdCost) || !Double.isFinite(endValue) || !(mostUsd >= 0) || !(mostInUsd >= 0)) {
            throw new IllegalArgumentException("costs must be finite and limits not negative, were " + holdCost + ", "
                    + endValue + ", " + mostUsd + ", " + mostInUsd);
        }
    }

    /// A place without limits and without a value at the end.
    public ProgramNode(String name, double holdCost) {
        this(name, holdCost, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    }
}
