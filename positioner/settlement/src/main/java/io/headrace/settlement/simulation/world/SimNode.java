package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.LaneId;
import java.util.LinkedHashSet;
import java.util.Set;

/// A node: how far it is behind, what its pool holds, and its mood.
final class SimNode {
    final String operator;
    final boolean dishonest; // at most one of a chain
    final Set<SimTx> pool = new LinkedHashSet<>();
    long finalized;
    int lag;
    int downTicks;

    SimNode(String operator, boolean dishonest) {
        this.operator = operator;
        this.dishonest = dishonest;
    }

    /// A sender's count of transactions with those that wait in the pool.
    long pending(LaneId lane, long latest) {
        return latest
                + pool.stream()
                        .map(SimTx::slot)
                        .filter(slot -> slot.lane().equals(lane) && slot.nonce() >= latest)
                        .distinct()
                        .count();
    }
}
