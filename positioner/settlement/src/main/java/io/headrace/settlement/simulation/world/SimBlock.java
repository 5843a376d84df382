package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.Receipt;
import java.util.List;
import java.util.Map;

/// A block: its transactions, what senders were filled with, what strayed into custody, and the state after it.
record SimBlock(
        BlockRef ref,
        List<SimTx> txs,
        List<Receipt> receipts,
        Map<LaneId, Long> fillings,
        long strays,
        ChainState after) {}
