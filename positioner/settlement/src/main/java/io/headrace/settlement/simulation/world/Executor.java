package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import java.util.List;
import java.util.Optional;

/// What a transaction does to the state of its chain.
interface Executor {
    /// The effects; empty when it is reverted.
    Optional<List<Effect>> execute(SimTx tx, ChainState state, BlockRef block);
}
