package io.headrace.settlement.simulation;

import io.headrace.settlement.simulation.world.Outcome;

/// Sums over seeds.
///
/// @param brokenSeeds runs that broke an invariant, liveness included
/// @param trace of all runs together; the same seeds give the same one
public record Tally(long seeds, long transfers, long faults, long lost, long doubled, long brokenSeeds, long trace) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    Tally plus(Outcome outcome) {
        return new Tally(
                seeds + 1,
                transfers + outcome.transfers(),
                faults + outcome.faults(),
                lost + outcome.lost().size(),
                doubled + outcome.doubled().size(),
                brokenSeeds + outcome.broken().size(),
                trace + outcome.trace() * (2 * outcome.seed() + 1)); // the order of threads must not show
    }

    public Tally plus(Tally other) {
        return new Tally(
                seeds + other.seeds,
                transfers + other.transfers,
                faults + other.faults,
                lost + other.lost,
                doubled + other.doubled,
                brokenSeeds + other.brokenSeeds,
                trace + other.trace);
    }

    public boolean isGood() {
        return lost == 0 && doubled == 0 && brokenSeeds == 0;
    }
}
