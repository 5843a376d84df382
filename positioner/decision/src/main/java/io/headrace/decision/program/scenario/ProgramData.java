package io.headrace.decision.program.scenario;

import java.util.List;

/// A cost program as numbers: what [ScenarioProgram] writes down and solves.
///
/// @param nodes treasury first, then the venues
/// @param pools venues that share margin; every other venue stands alone
/// @param hedges offsets that may be taken instead of moving
/// @param scenarios all of as many periods; the first period is now
public record ProgramData(
        ProgramTerms terms,
        List<ProgramNode> nodes,
        List<ProgramLink> links,
        List<ProgramPool> pools,
        List<ProgramHedge> hedges,
        List<ProgramScenario> scenarios) {
    private static final double ROUNDING = 1e-9;

    public ProgramData {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        pools = List.copyOf(pools);
        hedges = List.copyOf(hedges);
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

    /// A program without offsets.
    public ProgramData(
            ProgramTerms terms,
            List<ProgramNode> nodes,
            List<ProgramLink> links,
            List<ProgramPool> pools,
            List<ProgramScenario> scenarios) {
        this(terms, nodes, links, pools, List.of(), scenarios);
    }

    /// A program whose venues all stand alone.
    public ProgramData(
            ProgramTerms terms, List<ProgramNode> nodes, List<ProgramLink> links, List<ProgramScenario> scenarios) {
        this(terms, nodes, links, List.of(), scenarios);
    }

    /// The pool that answers for a venue's need; the first venue of a shared one answers for all of it.
    ProgramPool pool(int venue) {
        return pools.stream()
                .filter(pool -> pool.venues().contains(venue))
                .findFirst()
                .orElseGet(() -> new ProgramPool(List.of(venue), List.of(1.0)));
    }

    /// Periods covered, now included.
    public int periods() {
        return scenarios.getFirst().periods();
    }

    public int venues() {
        return nodes.size() - 1;
    }
}
