package io.headrace.settlement.chain.nodes;

import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.slot.Attempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Real nodes behind the courier's port. Nodes of one chain are asked at the same time, so that a slow one
/// costs its own time limit and not the sum. A node's word counts once it has shown chain id and checkpoint, and
/// again after each time it could not be reached.
public final class NodeChains implements Chains {
    /// One chain's nodes.
    ///
    /// @param reader what logs of this chain mean
    public record Chain(ChainProfile profile, List<ChainNode> nodes, LogReader reader) {
        public Chain {
            nodes = List.copyOf(nodes);
        }
    }

    private final Map<Long, Chain> chains;
    private final Set<ChainNode> known = ConcurrentHashMap.newKeySet();

    public NodeChains(Map<Long, Chain> chains) {
        this.chains = Map.copyOf(chains);
    }

    @Override
    public SendAnswer send(LaneId lane, Attempt attempt) {
        return Sending.send(nodes(lane), attempt);
    }

    @Override
    public List<NodeView> look(LaneId lane, List<String> hashes) {
        return lookAll(Map.of(lane, hashes)).getOrDefault(lane, List.of());
    }

    /// What each node says about many senders, those of one chain by one look at each of its nodes.
    ///
    /// @param asked by sender, the hashes to look up
    /// @return by sender; without those whose chain is not known or has no node that answered
    public Map<LaneId, List<NodeView>> lookAll(Map<LaneId, List<String>> asked) {
        Map<Long, Map<LaneId, List<String>>> byChain = new HashMap<>();
        asked.forEach((lane, hashes) ->
                byChain.computeIfAbsent(lane.chainId(), id -> new HashMap<>()).put(lane, hashes));
        Map<LaneId, List<NodeView>> views = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<LaneId, NodeView>>> looks = new ArrayList<>();
            byChain.forEach((id, lanes) -> {
                Chain chain = chains.get(id);
                if (chain != null) {
                    chain.nodes().forEach(node -> looks.add(threads.submit(() -> answered(chain, node, lanes))));
                }
            });
            for (Future<Map<LaneId, NodeView>> look : looks) {
                look.get()
                        .forEach((lane, view) -> views.computeIfAbsent(lane, id -> new ArrayList<>())
                                .add(view));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look at a chain failed", e.getCause());
        }
        return views;
    }

    private Map<LaneId, NodeView> answered(Chain chain, ChainNode node, Map<LaneId, List<String>> lanes) {
        try {
            if (!known.contains(node)) {
                chain.profile().require(node);
                known.add(node);
            }
            return new NodeLook(chain.profile(), chain.reader()).look(node, lanes);
        } catch (RpcException | ProblemException | IllegalArgumentException e) { // the last one: it makes no sense
            known.remove(node);
            return Map.of();
        }
    }

    private List<ChainNode> nodes(LaneId lane) {
        Chain chain = chains.get(lane.chainId());
        return chain == null ? List.of() : chain.nodes();
    }
}
