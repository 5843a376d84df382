package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All transactions that ever reached a node of a chain, and which of them its next block takes: they bid for slots,
/// with strangers.
final class SimBids {
    private static final long GWEI = 1_000_000_000L;

    private final long id;
    private final Chaos chaos;
    private final List<SimNode> nodes;
    private final Map<SlotId, List<SimTx>> seen = new HashMap<>();
    private final Map<SlotId, SimTx> finalOnce = new HashMap<>(); // comes back, whatever reorgs follow
    private final List<LaneId> lanes = new ArrayList<>();
    private final Set<LaneId> struck = new HashSet<>();
    private final Set<SlotId> freed = new HashSet<>(); // of a transaction that a reorg lost
    private int strangers;

    SimBids(long id, Chaos chaos, List<SimNode> nodes) {
        this.id = id;
        this.chaos = chaos;
        this.nodes = nodes;
    }

    void add(LaneId lane) {
        lanes.add(lane);
    }

    void heard(SimTx tx) {
        List<SimTx> rivals = seen.computeIfAbsent(tx.slot(), slot -> new ArrayList<>(2));
        if (!rivals.contains(tx)) {
            rivals.add(tx);
        }
    }

    /// Its block is final.
    void settled(SimTx tx) {
        finalOnce.put(tx.slot(), tx);
    }

    /// A reorg lost what stood in a slot.
    void freed(SlotId slot) {
        freed.add(slot);
    }

    /// Whether a stranger ever sent in the name of a sender.
    boolean isStruck(LaneId lane) {
        return struck.contains(lane);
    }

    /// For each sender the transactions that follow on its nonce, best paying first, as a rule.
    ///
    /// @param baseFee wei
    /// @param everything whether what no node keeps any more is mined, too
    List<SimTx> chosen(ChainState before, long baseFee, boolean everything) {
        List<SimTx> txs = new ArrayList<>(2);
        for (LaneId lane : lanes) {
            long nonce = before.nonce(lane);
            for (int i = 0; i < 4; i++, nonce++) {
                SlotId slot = new SlotId(lane, nonce);
                Optional<SimTx> next = finalOnce.containsKey(slot)
                        ? Optional.of(finalOnce.get(slot))
                        : stranger(slot).or(() -> candidate(slot, before.gas(lane), baseFee, everything));
                if (next.isEmpty()) {
                    break;
                }
                txs.add(next.get());
            }
        }
        return txs;
    }

    private Optional<SimTx> stranger(SlotId slot) {
        FaultKind kind = seen.containsKey(slot) ? FaultKind.FOREIGN_IN_OUR_SLOT : FaultKind.FOREIGN_ABOVE;
        double odds = kind == FaultKind.FOREIGN_ABOVE ? 0.0004 : freed.contains(slot) ? 0.1 : 0.01;
        if (!chaos.fires(kind, odds)) {
            return Optional.empty();
        }
        struck.add(slot.lane());
        return Optional.of(new SimTx("stranger-" + id + "-" + strangers++, slot, null, new Fees(GWEI, 1)));
    }

    private Optional<SimTx> candidate(SlotId slot, long gasWei, long baseFee, boolean everything) {
        List<SimTx> rivals = seen.getOrDefault(slot, List.of());
        List<SimTx> able = new ArrayList<>(rivals.size());
        for (SimTx tx : rivals) {
            boolean held = nodes.stream().anyMatch(node -> node.pool.contains(tx));
            if (everything || (held && tx.fees().maxWei() >= baseFee && tx.mostWei() <= gasWei)) {
                able.add(tx);
            } else if (!held && tx.mostWei() <= gasWei && chaos.fires(FaultKind.GHOST_MINED, 0.05)) {
                return Optional.of(tx);
            }
        }
        if (able.isEmpty()) {
            return Optional.empty();
        }
        if (able.size() > 1 && chaos.fires(FaultKind.LOSER_MINED, 0.3)) {
            return Optional.of(able.get(chaos.below(able.size())));
        }
        return able.stream().max(Comparator.comparingLong(tx -> tx.fees().tipWei()));
    }
}
