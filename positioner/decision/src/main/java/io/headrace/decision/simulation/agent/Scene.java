package io.headrace.decision.simulation.agent;

import java.util.List;

/// What an agent sees: everything public, and the desk's orders before they depart.
///
/// @param demandsUsd by venue, in the order of the settings
/// @param missingUsd by venue, the desk's shortfall at this period's check, at least 0
/// @param orderedUsd by venue, what the desk has ordered to it, at least 0
/// @param chance uniform in [0, 1), drawn for this agent and period
public record Scene(List<Double> demandsUsd, List<Double> missingUsd, List<Double> orderedUsd, double chance) {
    public Scene {
        demandsUsd = List.copyOf(demandsUsd);
        missingUsd = List.copyOf(missingUsd);
        orderedUsd = List.copyOf(orderedUsd);
    }

    double totalDemandUsd() {
        return sum(demandsUsd);
    }

    static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
