package io.headrace.settlement.chain.watch;

import io.headrace.settlement.chain.rpc.Block;
import java.util.List;

/// What one look at the head showed.
public sealed interface HeadChange {
    /// The same head as before.
    record Unchanged() implements HeadChange {}

    /// The chain grew, and perhaps took blocks back first.
    ///
    /// @param removed blocks that are no longer part of it, the highest first; empty without a reorganisation
    /// @param added new blocks, the lowest first
    record Moved(List<Block> removed, List<Block> added) implements HeadChange {
        public Moved {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }

        public boolean isReorganisation() {
            return !removed.isEmpty();
        }
    }

    /// No block that was seen is found within the kept depth: everything open must be looked up anew.
    ///
    /// @param head where following begins again
    record Lost(Block head) implements HeadChange {}
}
