package io.headrace.decision.simulation;

import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import java.util.List;

/// One period as it went.
///
/// @param after the books after the decision's departures
/// @param departed what really left
public record SimulatedPeriod(PeriodCost cost, WorldState after, List<Transit> departed) {
    public SimulatedPeriod {
        departed = List.copyOf(departed);
    }

    /// The same with what offsets cost that were carried out.
    public SimulatedPeriod plusOffsets(double usd) {
        return usd == 0 ? this : new SimulatedPeriod(cost.plusOffsets(usd), after, departed);
    }
}
