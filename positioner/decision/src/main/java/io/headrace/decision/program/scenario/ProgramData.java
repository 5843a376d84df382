package io.headrace.decision.program.scenario;

import java.util.List;

/// A cost program as numbers: what [ScenarioProgram] writes down and solves.
///
/// @param nodes treasury first, then the venues
/// @param scenarios all of as many periods; the first period is now
public record ProgramData(
        ProgramTerms terms, List<ProgramNode> nodes, List<ProgramLink> links, List<ProgramScenario> scenarios) {
    private static final double ROUNDING = 1e-9;

    public ProgramData {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        scenarios = List.copyOf(scenarios);
        if (scenarios.isEmpty() || nodes.size() < 2) {
            throw new IllegalArgumentException("a program needs a scenario, a treasury and a venue, had "
                    + scenarios.size() + " scenarios and " + nodes.size() + " nodes");
        }
        double sum = 0;
        for (ProgramScenario scenario : scenarios) {
            sum += scenario.probability();
            if (scenario.periods() != scenarios.getFirst().periods() || scenario.supplyUsd().length != nodes.size()) {
                throw new IllegalArgumentException("scenarios must cover the same nodes and periods");
            }
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("probabilities must sum to 1, summed to " + sum);
        }
    }

    /// Periods covered, now included.
    public int periods() {
        return scenarios.getFirst().periods();
    }

    public int venues() {
        return nodes.size() - 1;
    }
}
