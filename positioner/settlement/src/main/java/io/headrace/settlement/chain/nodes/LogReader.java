package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.fact.Effect;
import java.util.Optional;

/// Knows what a log of a contract of ours, or of a bridge, means for a transfer.
@FunctionalInterface
public interface LogReader {
    /// Empty for a log of any other contract, whatever it says.
    Optional<Effect> read(Log log);
}
