package io.headrace.settlement.simulation.chaos;

import io.headrace.settlement.lifecycle.State;
import java.util.ArrayList;
import java.util.List;

/// What was reached: transitions by how often, faults by how often and in how many seeds.
public final class Coverage {
    private static final int STATES = State.values().length;

    private final long[] transitions = new long[STATES * STATES];
    private final long[] faults = new long[FaultKind.values().length];
    private final long[] faultSeeds = new long[FaultKind.values().length];

    public void entered(State from, State to) {
        transitions[from.ordinal() * STATES + to.ordinal()]++;
    }

    public void fired(long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            faults[i] += counts[i];
            faultSeeds[i] += counts[i] > 0 ? 1 : 0;
        }
    }

    public void add(Coverage other) {
        for (int i = 0; i < transitions.length; i++) {
            transitions[i] += other.transitions[i];
        }
        for (int i = 0; i < faults.length; i++) {
            faults[i] += other.faults[i];
            faultSeeds[i] += other.faultSeeds[i];
        }
    }

    public long faults() {
        long sum = 0;
        for (long count : faults) {
            sum += count;
        }
        return sum;
    }

    public long times(State from, State to) {
        return transitions[from.ordinal() * STATES + to.ordinal()];
    }

    public long times(FaultKind kind) {
        return faults[kind.ordinal()];
    }

    public long seeds(FaultKind kind) {
        return faultSeeds[kind.ordinal()];
    }

    /// Legal transitions that were never made, as `A -> B`.
    public List<String> missingTransitions() {
        List<String> missing = new ArrayList<>();
        for (State from : State.values()) {
            for (State to : from.next()) {
                if (times(from, to) == 0) {
                    missing.add(from + " -> " + to);
                }
            }
        }
        return missing;
    }

    public List<FaultKind> missingFaults() {
        List<FaultKind> missing = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            if (times(kind) == 0) {
                missing.add(kind);
            }
        }
        return missing;
    }
}
