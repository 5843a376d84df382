package io.headrace.decision.program;

import io.headrace.decision.policy.Move;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.PeriodCost;
import java.util.List;

/// What a desk that knew the future would have paid at least, gas left out.
///
/// The totals' sum is the optimum; its split between carry, shortfall and transfers is one of possibly
/// many.
///
/// @param costs one per period
/// @param moves one list per period: the transfers of the optimum
/// @param shadowPrice by how much one more USD in the treasury at the start would have lowered the cost
///     over the whole span, USD per USD: the dual of the treasury's first balance
public record Bound(CostTotals totals, List<PeriodCost> costs, List<List<Move>> moves, double shadowPrice) {
    public Bound {
        costs = List.copyOf(costs);
        moves = List.copyOf(moves);
    }
}
