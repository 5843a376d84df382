package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.RpcException;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.courier.Chains;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.SendAnswer;
import io.headrace.settlement.slot.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Real nodes behind the courier's port. Nodes of one chain are asked at the same time, so that a slow one
/// costs its own time limit and not the sum.
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

    public NodeChains(Map<Long, Chain> chains) {
        this.chains = Map.copyOf(chains);
    }

    @Override
    public SendAnswer send(LaneId lane, Attempt attempt) {
        return Sending.send(nodes(lane), attempt);
    }

    @Override
    public List<NodeView> look(LaneId lane, List<String> hashes) {
        Chain chain = chains.get(lane.chainId());
        if (chain == null) {
            return List.of();
        }
        NodeLook look = new NodeLook(chain.profile(), chain.reader());
        List<NodeView> views = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<NodeView>>> asked = chain.nodes().stream()
                    .map(node -> threads.submit(() -> answered(look, node, lane, hashes)))
                    .toList();
            for (Future<Optional<NodeView>> answer : asked) {
                answer.get().ifPresent(views::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look at a chain failed", e.getCause());
        }
        return views;
    }

    private static Optional<NodeView> answered(NodeLook look, ChainNode node, LaneId lane, List<String> hashes) {
        try {
            return Optional.of(look.look(node, lane, hashes));
        } catch (RpcException e) {
            return Optional.empty();
        }
    }

    private List<ChainNode> nodes(LaneId lane) {
        Chain chain = chains.get(lane.chainId());
        return chain == null ? List.of() : chain.nodes();
    }
}
