package io.headrace.settlement.local;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.FoundLog;
import io.headrace.settlement.chain.rpc.LogQuery;
import java.util.List;

/// The events of one kind of one contract, each taken once when it is deep enough. For one thread.
final class FreshLogs {
    private final ChainNode node;
    private final String contract;
    private final String event;
    private final long depth;
    private long next;

    /// @param depth blocks on top of it, at least 0
    FreshLogs(ChainNode node, String contract, String event, long depth) {
        this.node = node;
        this.contract = contract;
        this.event = event;
        this.depth = depth;
    }

    /// @throws io.headrace.settlement.chain.rpc.RpcException when the node does not answer: nothing is
    ///     taken then
    List<FoundLog> take() {
        long last = node.head().number() - depth;
        if (last < next) {
            return List.of();
        }
        List<FoundLog> found = node.logs(LogQuery.since(next, contract, event)).stream()
                .filter(log -> log.blockNumber() <= last)
                .toList();
        next = last + 1;
        return found;
    }
}
