package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.LogQuery;
import java.time.Duration;
import java.util.Optional;

/// What all routes ask alike of their two chains.
public final class Sightings {
    private Sightings() {}

    /// The log with which a message left, at finality, by enough operators.
    public static Optional<FoundLog> departed(Ends ends, String message) {
        LogQuery query = LogQuery.ever(ends.adapter(), OutboundLogs.DEPARTED, message);
        return ends.source()
                .agreed((node, finalized) -> node.logs(query).stream()
                        .filter(log -> log.blockNumber() <= finalized.number())
                        .findFirst())
                .flatMap(found -> found);
    }

    /// A message's use, by enough operators, at their heads.
    public static Optional<Arrival> arrived(RouteAdapter route, String message) {
        return route.ends()
                .destination()
                .agreed((node, finalized) -> route.arrival(node, message))
                .flatMap(found -> found);
    }

    /// Waiting, or late, by the clock of the source chain: since the message left.
    ///
    /// @param usual how long the route may take
    public static RouteState waiting(Ends ends, String message, Duration usual, String what) {
        LogQuery query = LogQuery.ever(ends.adapter(), OutboundLogs.DEPARTED, message);
        Duration since = ends.source().ask((node, finalized) -> elapsed(node, query)).stream()
                .map(Witnesses.Told::what)
                .reduce((one, other) -> one.compareTo(other) < 0 ? one : other)
                .orElse(Duration.ZERO);
        return since.compareTo(usual) > 0 ? new RouteState.Late(what, since) : new RouteState.Waiting(what);
    }

    private static Duration elapsed(ChainNode node, LogQuery query) {
        return node.logs(query).stream()
                .findFirst()
                .flatMap(log -> node.block(new BlockTag.Number(log.blockNumber())))
                .map(block -> Duration.ofSeconds(Math.max(0, node.head().timestamp() - block.timestamp())))
                .orElse(Duration.ZERO);
    }
}
