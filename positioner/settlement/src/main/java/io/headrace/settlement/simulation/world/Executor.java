package io.headrace.settlement.simulation.world;

import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.slot.TxBody;
import java.util.List;
import java.util.Optional;

/// What a transaction does to the state of its chain.
interface Executor {
    /// The effects; empty when it is reverted.
    Optional<List<Effect>> execute(SimTx tx, ChainState state, BlockRef block);

    /// Somebody who saw an order runs it, unless it was run before. By default nobody does.
    default void bring(TxBody.Pay pay, ChainState state) {}
}
