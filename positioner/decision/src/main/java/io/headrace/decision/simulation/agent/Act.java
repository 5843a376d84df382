package io.headrace.decision.simulation.agent;

import java.util.Collections;
import java.util.List;

/// What an agent did.
///
/// @param memory handed to its next act
/// @param takenUsd by venue, what it sent there on the desk's route: it counts against allowances, at least 0
/// @param dearer by venue, what it adds to the proportional cost of the desk's orders there, at least 0
/// @param demandFactor times every venue's demand in the next period, positive
public record Act(double memory, List<Double> takenUsd, List<Double> dearer, double demandFactor) {
    public Act {
        takenUsd = List.copyOf(takenUsd);
        dearer = List.copyOf(dearer);
        if (!(demandFactor > 0)) {
            throw new IllegalArgumentException("demand factor must be positive, was " + demandFactor);
        }
    }

    /// Zero for every venue.
    static List<Double> none(Scene scene) {
        return Collections.nCopies(scene.demandsUsd().size(), 0.0);
    }
}
