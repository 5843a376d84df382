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
}
