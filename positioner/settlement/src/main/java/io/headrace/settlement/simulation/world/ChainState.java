package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a chain knows after a block. Copied before it changes, so that a reorg finds the old one.
final class ChainState {
    final Map<LaneId, Long> nonces;
    final Map<String, Integer> pays; // transfers paid out, and how often: there is no second brake here
    final Map<String, List<Effect>> brought; // orders that outsiders brought first, and what they did
    final Set<String> late; // of those, the ones brought at the last moment, whatever became of ours
    final Map<String, Delivery> used;
    final Map<String, Long> refunds;
    final Map<String, Integer> deposits;
    final Map<LaneId, Long> gas; // wei
    long custody;
    long strayed; // what came to custody without a transfer, less what went
    long wallet;

    ChainState(long custody) {
        this.nonces = new HashMap<>();
        this.gas = new HashMap<>();
        this.pays = new HashMap<>();
        this.brought = new HashMap<>();
        this.late = new HashSet<>();
        this.used = new HashMap<>();
        this.refunds = new HashMap<>();
        this.deposits = new HashMap<>();
        this.custody = custody;
    }

    private ChainState(ChainState other) {
        this.nonces = new HashMap<>(other.nonces);
        this.gas = new HashMap<>(other.gas);
        this.pays = new HashMap<>(other.pays);
        this.brought = new HashMap<>(other.brought);
        this.late = new HashSet<>(other.late);
        this.used = new HashMap<>(other.used);
        this.refunds = new HashMap<>(other.refunds);
        this.deposits = new HashMap<>(other.deposits);
        this.custody = other.custody;
        this.strayed = other.strayed;
        this.wallet = other.wallet;
    }

    ChainState copy() {
        return new ChainState(this);
    }

    long gas(LaneId lane) {
        return gas.getOrDefault(lane, 0L);
    }

    long nonce(LaneId lane) {
        return nonces.getOrDefault(lane, 0L);
    }
}
