package io.headrace.decision.program.scenario;

import java.util.List;

/// Venues that share margin: what they need together is covered by what they hold together.
///
/// @param venues indices of the venues (node - 1), at least one, each in one pool at most
/// @param counted by venue of the pool: the share of its collateral that counts, 1 less the haircut, inside
///     (0, 1]
public record ProgramPool(List<Integer> venues, List<Double> counted) {
    public ProgramPool {
        venues = List.copyOf(venues);
        counted = List.copyOf(counted);
        if (venues.isEmpty() || venues.size() != counted.size()) {
            throw new IllegalArgumentException(
                    "a pool counts each of its venues, had " + venues.size() + " and " + counted.size());
        }
        for (double share : counted) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a counted share must be inside (0, 1], was " + share);
            }
        }
    }
}
