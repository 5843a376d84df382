package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.fact.Effect;
import java.util.List;
import java.util.Optional;

/// Knows what a log of a contract of ours, or of a bridge, means for a transfer.
@FunctionalInterface
public interface LogReader {
    /// Empty for a log of any other contract, whatever it says.
    Optional<Effect> read(Log log);

    /// Several contracts of one chain; no two of them read the same log.
    static LogReader of(List<? extends LogReader> readers) {
        List<LogReader> all = List.copyOf(readers);
        return log -> all.stream().flatMap(reader -> reader.read(log).stream()).findFirst();
    }
}
