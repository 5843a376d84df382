package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.FaultKind;
import io.headrace.settlement.slot.TxBody;
import java.util.Map;
import java.util.TreeMap;

/// Orders that nodes of a chain were shown. Who saw one may run it until its deadline, and some wait for the last
/// moment.
final class SimOrders {
    private static final int LEAST_BLOCKS = 10;
    private static final int MORE_BLOCKS = 40;

    private final Chaos chaos;
    private final Executor executor;
    private final Map<String, Order> shown = new TreeMap<>();

    SimOrders(Chaos chaos, Executor executor) {
        this.chaos = chaos;
        this.executor = executor;
    }

    /// @param last number of the last block in which it runs
    /// @param waited whether somebody runs it then
    private record Order(TxBody.Pay pay, int last, boolean waited) {
        boolean isDue(BlockRef block) {
            return waited && last == block.number();
        }
    }

    void shown(SimTx tx, int head) {
        if (tx.body() instanceof TxBody.Pay pay && !shown.containsKey(pay.transferId())) {
            int last = head + LEAST_BLOCKS + chaos.below(MORE_BLOCKS);
            shown.put(pay.transferId(), new Order(pay, last, chaos.fires(FaultKind.BROUGHT_LATE, 0.03)));
        }
    }

    /// Whether blocks above one may still run a transfer's order.
    boolean runs(String transferId, int block) {
        Order order = shown.get(transferId);
        return order != null && block < order.last();
    }

    boolean isDue(BlockRef block) {
        return shown.values().stream().anyMatch(order -> order.isDue(block));
    }

    void bring(ChainState state, BlockRef block) {
        shown.values().stream()
                .filter(order -> order.isDue(block))
                .forEach(order -> executor.bring(order.pay(), state));
    }
}
