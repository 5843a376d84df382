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

    /// All that a log means, where one log tells several things.
    default List<Effect> effects(Log log) {
        return read(log).stream().toList();
    }

    /// Several contracts of one chain; no two of them read the same log.
    static LogReader of(List<? extends LogReader> readers) {
        List<LogReader> all = List.copyOf(readers);
        return new LogReader() {
            @Override
            public Optional<Effect> read(Log log) {
                return effects(log).stream().findFirst();
            }

            @Override
            public List<Effect> effects(Log log) {
                return all.stream()
                        .map(reader -> reader.effects(log))
                        .filter(effects -> !effects.isEmpty())
                        .findFirst()
                        .orElse(List.of());
            }
        };
    }
}
