package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.fact.BlockRef;

/// A message's use on its destination, as one node tells it.
///
/// @param log place in its block of the log that tells of it: one transaction may bring several
/// @param by who brought it
/// @param units what the bridge says arrived, base units
public record Arrival(BlockRef block, String txHash, long log, String by, long units) {
    /// As a log tells it.
    public static Arrival of(FoundLog found, String by, long units) {
        BlockRef block = new BlockRef(found.blockNumber(), found.blockHash());
        return new Arrival(block, found.txHash(), found.log().index(), by, units);
    }

    /// What no other arrival has.
    String id() {
        return txHash + '#' + log;
    }
}
