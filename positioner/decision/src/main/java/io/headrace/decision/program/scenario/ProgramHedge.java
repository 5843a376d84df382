package io.headrace.decision.program.scenario;

import java.util.List;

/// An offset in a cost program: it lowers one venue's need and raises another's, from the period after it is taken
/// to the end.
///
/// @param from index of the venue (node - 1) that needs less
/// @param to index of the venue that needs more
/// @param steps in which it can be taken now, at least one
public record ProgramHedge(int from, int to, List<Step> steps) {
    public ProgramHedge {
        steps = List.copyOf(steps);
        if (from == to || from < 0 || to < 0 || steps.isEmpty()) {
            throw new IllegalArgumentException("a hedge joins two venues in steps, was " + from + " to " + to);
        }
    }

    /// All figures per USD of exposure.
    ///
    /// @param mostUsd exposure of the step, positive
    /// @param freed by how much less one venue needs
    /// @param asked by how much more the other needs; may be negative
    /// @param cost of it
    public record Step(double mostUsd, double freed, double asked, double cost) {}

    /// What is taken later: all of it on the terms of the first step, so that waiting is never made dear.
    Step later() {
        double most = steps.stream().mapToDouble(Step::mostUsd).sum();
        Step first = steps.getFirst();
        return new Step(most, first.freed, first.asked, first.cost);
    }
}
