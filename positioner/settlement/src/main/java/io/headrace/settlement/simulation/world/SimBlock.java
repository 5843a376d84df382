package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Receipt;
import java.util.List;

/// A block: its transactions, and the state after it.
record SimBlock(BlockRef ref, List<SimTx> txs, List<Receipt> receipts, ChainState after) {}
