package io.headrace.decision.simulation;

import io.headrace.decision.policy.Decision;
import java.util.List;

/// A strategy's way through a span.
///
/// @param strategy its name in reports
/// @param periods one per period, for block bootstraps and charts
/// @param decisions one per period
public record SimulationResult(
        String strategy, CostTotals totals, List<SimulatedPeriod> periods, List<Decision> decisions) {
    public SimulationResult {
        periods = List.copyOf(periods);
        decisions = List.copyOf(decisions);
    }
}
