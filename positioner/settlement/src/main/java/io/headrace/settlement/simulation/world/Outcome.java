package io.headrace.settlement.simulation.world;

import java.util.List;

/// What became of one seed.
///
/// @param faults that struck
/// @param lost transfers whose money is not where the books say, or of which the books know nothing
/// @param doubled transfers that were paid, deposited or given back more than once
/// @param broken invariants, in words; the run ended at the first
/// @param trace differs when anything happened otherwise
public record Outcome(
        long seed,
        int transfers,
        long faults,
        List<String> lost,
        List<String> doubled,
        List<String> broken,
        long trace) {
    public Outcome {
        lost = List.copyOf(lost);
        doubled = List.copyOf(doubled);
        broken = List.copyOf(broken);
    }

    public boolean isGood() {
        return lost.isEmpty() && doubled.isEmpty() && broken.isEmpty();
    }
}
