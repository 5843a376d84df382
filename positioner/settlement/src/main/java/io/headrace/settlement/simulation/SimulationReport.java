package io.headrace.settlement.simulation;

import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.world.Outcome;
import java.util.List;

/// What a simulation found.
///
/// @param coverage of the seeds that were run now, without those of a checkpoint
/// @param failures the first bad seeds, lowest first
public record SimulationReport(Tally tally, Coverage coverage, List<Outcome> failures) {
    public SimulationReport {
        failures = List.copyOf(failures);
    }
}
