package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.BridgeView.Delivery;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One chain: blocks, and everything that ever reached one of its nodes.
public final class SimChain {
    private static final long GWEI = 1_000_000_000L;
    private static final int NODES = 3;

    final long id;
    final int depth; // blocks below the head that are final
    final List<SimNode> nodes = new ArrayList<>();
    final List<SimBlock> blocks = new ArrayList<>();
    private final Chaos chaos;
    private final Executor executor;
    private final Map<String, Integer> minedAt = new HashMap<>();
    private final SimBids bids;
    private final SimOrders orders;
    private final List<BridgeDelivery> deliveries = new ArrayList<>();
    private final Map<LaneId, Long> fillings = new TreeMap<>(); // of the next block
    private final Map<String, Long> fees = new HashMap<>(); // of a transaction, whichever block it comes back in
    long baseFee = GWEI;
    private int finalFloor;
    private boolean wasDeep;
    private int stopped;
    private int salt;
    private long strays; // of the next block

    /// A message somebody else delivers in the next block.
    record BridgeDelivery(String messageId, long units) {}

    SimChain(long id, Chaos chaos, Executor executor, long custody) {
        this.id = id;
        this.chaos = chaos;
        this.executor = executor;
        this.depth = 3 + chaos.below(5);
        int dishonest = chaos.below(NODES);
        for (int i = 0; i < NODES; i++) {
            nodes.add(new SimNode("operator-" + i, i == dishonest));
        }
        this.bids = new SimBids(id, chaos, nodes);
        this.orders = new SimOrders(chaos, executor);
        blocks.add(new SimBlock(ref(0), List.of(), List.of(), Map.of(), 0, new ChainState(custody)));
    }

    void addLane(LaneId lane, long gasWei) {
        bids.add(lane);
        blocks.getFirst().after().gas.put(lane, gasWei);
    }

    /// Whether money for gas is on its way to a sender.
    boolean isFilling(LaneId lane) {
        return fillings.containsKey(lane);
    }

    /// Somebody sends a sender money for gas.
    void fill(LaneId lane, long wei) {
        fillings.merge(lane, wei, Long::sum);
    }

    /// Whether the gas of a sender may be gone without a transaction of ours.
    boolean mayLack(LaneId lane) {
        return wasDeep || bids.isStruck(lane);
    }

    int head() {
        return blocks.size() - 1;
    }

    /// The newest block that counts as final.
    int finalHead() {
        return finalFloor;
    }

    ChainState state() {
        return blocks.getLast().after();
    }

    ChainState stateAt(long number) {
        return blocks.get((int) Math.max(0, Math.min(number, head()))).after();
    }

    void deliver(BridgeDelivery delivery) {
        deliveries.add(delivery);
    }

    boolean isDelivering(String messageId) {
        return deliveries.stream().anyMatch(waiting -> waiting.messageId().equals(messageId));
    }

    SimOrders orders() {
        return orders;
    }

    /// A transaction reached a node: from now on it may be mined at any time.
    void heard(SimTx tx) {
        bids.heard(tx);
        orders.shown(tx, head());
    }

    /// What the transaction in a slot cost; -1 when there is none.
    long fee(SlotId slot) {
        for (SimBlock block : blocks) {
            for (SimTx tx : block.txs()) {
                if (tx.slot().equals(slot)) {
                    return Optional.ofNullable(fees.get(tx.hash())).orElse(-1L);
                }
            }
        }
        return -1;
    }

    Optional<Receipt> receipt(String hash, long atHead) {
        Integer at = minedAt.get(hash);
        if (at == null || at > atHead || at > head()) {
            return Optional.empty();
        }
        SimBlock block = blocks.get(at);
        return block.receipts().stream()
                .filter(receipt -> receipt.txHash().equals(hash))
                .findFirst();
    }

    /// How many transactions of a sender the honest nodes that answer know, waiting ones too.
    long highest(LaneId lane) {
        return nodes.stream()
                .filter(node -> !node.dishonest && node.downTicks == 0)
                .mapToLong(node ->
                        node.pending(lane, stateAt(head() - (long) node.lag).nonce(lane)))
                .max()
                .orElse(0);
    }

    /// One moment: nodes talk, a block may be made, a reorg may happen.
    void tick() {
        gossip();
        stray();
        raiseFinality();
        troubleNodes();
        fees();
        reorg();
        if (stopped > 0) {
            stopped--;
        } else if (chaos.fires(FaultKind.CHAIN_STOPS, 0.003)) {
            stopped = 5 + chaos.below(40);
        } else if (chaos.chance(0.7)) {
            mine(false);
        }
    }

    /// Somebody gives to the vault, or takes from it, without a transfer of the desk's.
    private void stray() {
        if (chaos.fires(FaultKind.CUSTODY_GROWS, 0.0008)) {
            strays += 1 + chaos.below(5_000);
        }
        if (chaos.fires(FaultKind.CUSTODY_SHRINKS, 0.0005)) {
            strays -= 1 + chaos.below(500);
        }
    }

    /// Whether everything about custody is final.
    boolean isQuiet() {
        return strays == 0 && state().custody == stateAt(finalFloor).custody;
    }

    private void raiseFinality() {
        while (finalFloor < head() - depth) {
            finalFloor++;
            blocks.get(finalFloor).txs().forEach(bids::settled);
        }
    }

    /// Everything that could still be mined is mined: whoever counted on its being forgotten was wrong.
    void mineAllThatIsLeft() {
        for (int i = 0; i < depth + 12; i++) {
            mine(true);
        }
    }

    private void gossip() {
        for (SimNode from : nodes) {
            for (SimTx tx : from.pool) {
                SimNode to = nodes.get(chaos.below(nodes.size()));
                if (to != from && !to.dishonest && chaos.chance(0.5)) {
                    to.pool.add(tx);
                }
            }
        }
    }

    private void troubleNodes() {
        boolean blackout = chaos.fires(FaultKind.ALL_NODES_DOWN, 0.003);
        boolean forgotten = chaos.fires(FaultKind.EVICTED_EVERYWHERE, 0.004);
        for (SimNode node : nodes) {
            node.downTicks = blackout ? 3 + chaos.below(20) : Math.max(0, node.downTicks - 1);
            if (chaos.fires(FaultKind.NODE_DOWN, 0.01)) {
                node.downTicks = 2 + chaos.below(15);
            }
            if (chaos.isHealed()) {
                node.downTicks = 0;
                node.lag = 0;
            } else if (chaos.fires(FaultKind.NODE_LAGS, 0.02)) {
                node.lag = 1 + chaos.below(8);
            } else if (node.lag > 0 && chaos.chance(0.3)) {
                node.lag--;
            }
            if (forgotten || (!node.pool.isEmpty() && chaos.fires(FaultKind.EVICTED, 0.02))) {
                node.pool.clear();
            }
            node.finalized = Math.min(finalFloor, Math.max(node.finalized, head() - node.lag - depth));
        }
    }

    private void fees() {
        if (chaos.fires(FaultKind.FEE_SPIKE, 0.015)) {
            baseFee = Math.min(baseFee * (2 + chaos.below(20)), 450 * GWEI);
        } else if (baseFee > GWEI) {
            baseFee = Math.max(GWEI, baseFee - baseFee / (chaos.isHealed() ? 2 : 8));
        }
    }

    private void reorg() {
        int above = head() - finalFloor;
        if (above > 1 && chaos.fires(FaultKind.REORG, 0.03)) {
            drop(1 + chaos.below(above - 1), chaos.fires(FaultKind.REORG_LOSES_TX, 0.3));
        } else if (head() > depth + 6 && chaos.fires(FaultKind.DEEP_REORG, 0.0008)) {
            wasDeep = true;
            drop(depth + 1 + chaos.below(2), true);
            finalFloor = Math.max(0, head() - depth);
            nodes.forEach(
                    node -> node.finalized = Math.min(node.finalized, finalFloor)); // none calls a new block final
        }
    }

    /// Takes blocks off the top.
    private void drop(int count, boolean lost) {
        Map<String, Delivery> used = state().used;
        for (int i = 0; i < count && head() > 0; i++) {
            SimBlock gone = blocks.removeLast();
            gone.fillings().forEach(this::fill);
            strays += gone.strays();
            for (SimTx tx : gone.txs().reversed()) {
                minedAt.remove(tx.hash());
                if (lost) {
                    bids.freed(tx.slot());
                }
                if (!lost && tx.body() != null) {
                    nodes.get(chaos.below(nodes.size())).pool.add(tx);
                }
            }
        }
        used.forEach((message, delivery) -> {
            if (wasDeep && !state().used.containsKey(message)) {
                deliver(new BridgeDelivery(message, delivery.units())); // it was final once, and comes back too
            }
        });
    }

    private void mine(boolean everything) {
        BlockRef block = ref(blocks.size());
        ChainState before = state();
        List<SimTx> txs = bids.chosen(before, baseFee, everything);
        if (txs.isEmpty() && isIdle() && !orders.isDue(block)) {
            blocks.add(new SimBlock(block, List.of(), List.of(), Map.of(), 0, before));
            return;
        }
        ChainState after = before.copy();
        deliverOthers(after, block);
        Map<LaneId, Long> filled = Map.copyOf(fillings);
        filled.forEach((lane, wei) -> after.gas.merge(lane, wei, Long::sum));
        fillings.clear();
        long strayed = strays;
        after.custody += strayed;
        after.strayed += strayed;
        strays = 0;
        List<Receipt> receipts = new ArrayList<>(txs.size());
        for (SimTx tx : txs) {
            after.nonces.put(tx.slot().lane(), tx.slot().nonce() + 1);
            Optional<List<Effect>> effects =
                    tx.body() == null ? Optional.of(List.of()) : executor.execute(tx, after, block);
            long fee = fees.computeIfAbsent(tx.hash(), hash -> tx.wei(baseFee));
            after.gas.merge(tx.slot().lane(), -fee, Long::sum);
            receipts.add(new Receipt(
                    tx.hash(), block, effects.isPresent(), effects.orElse(List.of()), BigInteger.valueOf(fee)));
            minedAt.put(tx.hash(), blocks.size());
            nodes.forEach(node -> node.pool.removeIf(rival -> rival.slot().equals(tx.slot())));
        }
        orders.bring(after, block);
        after.brought.forEach((id, effects) -> {
            if (!before.brought.containsKey(id)) {
                receipts.add(new Receipt("outsider-" + id, block, true, effects, BigInteger.ZERO));
            }
        });
        blocks.add(new SimBlock(block, txs, receipts, filled, strayed, after));
    }

    /// Whether nobody else does anything in the next block.
    private boolean isIdle() {
        return deliveries.isEmpty() && fillings.isEmpty() && strays == 0;
    }

    private void deliverOthers(ChainState after, BlockRef block) {
        for (BridgeDelivery delivery : deliveries) {
            after.used.computeIfAbsent(delivery.messageId(), message -> {
                after.wallet += delivery.units();
                return new Delivery(block, delivery.units());
            });
        }
        deliveries.clear();
    }

    private BlockRef ref(int number) {
        return new BlockRef(number, "b" + id + "." + number + "." + salt++);
    }
}
