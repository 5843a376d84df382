package io.headrace.settlement.executor;

import io.headrace.settlement.chain.nodes.LogReader;
import io.headrace.settlement.chain.nodes.NodeChains;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcClient;
import io.headrace.settlement.chain.rpc.RpcLimits;
import io.headrace.settlement.executor.ExecutorSettings.ChainSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Connections to the nodes of all chains. A node of another chain or history has no voice, and refuses the start.
///
/// @param all by chain id
public record OpenChains(Map<Long, NodeChains.Chain> all) implements AutoCloseable {
    public OpenChains {
        all = Map.copyOf(all);
    }

    /// @param readers what logs mean, by chain id
    /// @throws IllegalArgumentException when a chain has no reader
    public static OpenChains connect(List<ChainSettings> chains, Map<Long, LogReader> readers) {
        Map<Long, NodeChains.Chain> all = new HashMap<>();
        for (ChainSettings chain : chains) {
            long id = chain.profile().chainId();
            LogReader reader = readers.get(id);
            if (reader == null) {
                throw new IllegalArgumentException("nobody reads the logs of chain " + id);
            }
            List<ChainNode> nodes = chain.endpoints().stream()
                    .map(node -> new ChainNode(new RpcClient(node, RpcLimits.USUAL)))
                    .toList();
            all.put(id, new NodeChains.Chain(chain.profile(), nodes, reader));
        }
        return new OpenChains(all);
    }

    /// @throws io.headrace.market.problem.ProblemException HR-4107 or HR-4108 when a node serves something else; one
    ///     that does not answer is asked when it does
    void requireRight() {
        for (NodeChains.Chain chain : all.values()) {
            for (ChainNode node : chain.nodes()) {
                try {
                    chain.profile().require(node);
                } catch (io.headrace.settlement.chain.rpc.RpcException silent) {
                    continue; // NodeChains requires it before it listens to the node
                }
            }
        }
    }

    @Override
    public void close() {
        all.values().forEach(chain -> chain.nodes().forEach(ChainNode::close));
    }
}
