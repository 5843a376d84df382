package io.headrace.settlement.route;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.fact.Effect;
import java.util.Optional;

/// Reads what an adapter of ours says on the source: what left as which message, and what came back.
///
/// @param adapter the only contract whose word counts
public record OutboundLogs(String route, String adapter) implements LogReader {
    public static final String DEPARTED = Abi.topic("Departed(bytes32,uint256)");
    public static final String RECOVERED = Abi.topic("Recovered(bytes32,uint256)");

    public OutboundLogs {
        adapter = Hex.address(adapter);
    }

    @Override
    public Optional<Effect> read(Log log) {
        if (!log.address().equals(adapter) || log.topics().size() != 2) {
            return Optional.empty();
        }
        String message = new MessageId(route, log.topics().get(1)).toString();
        return Words.units(log, 0).flatMap(units -> effect(log.topics().getFirst(), message, units));
    }

    private static Optional<Effect> effect(String event, String message, long units) {
        if (event.equals(DEPARTED)) {
            return Optional.of(new Effect.MessageSent(message, units));
        }
        return event.equals(RECOVERED) ? Optional.of(new Effect.Refunded(message, units)) : Optional.empty();
    }
}
