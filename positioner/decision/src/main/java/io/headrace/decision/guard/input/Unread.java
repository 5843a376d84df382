package io.headrace.decision.guard.input;

import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A venue whose balance cannot be read holds what it held and what has landed since. The books show the first
/// alone: a transfer that landed is neither on its way nor there, and would be sent again every period.
public final class Unread {
    private final World world;

    public Unread(DeskSettings settings) {
        world = new World(settings);
    }

    /// The books with what we know has landed at venues that cannot be read.
    ///
    /// @param memory our books after the last decision; without them nothing is known
    public NetworkState counted(NetworkState state, Optional<GuardMemory> memory) {
        List<UnknownBalance> unknown = state.circumstances().unknown();
        if (unknown.isEmpty() || memory.isEmpty()) {
            return state;
        }
        WorldState expected = world.arrive(memory.get().ours(), state.asOfNanos());
        List<NodeState> nodes = new ArrayList<>();
        for (NodeState node : state.nodes()) {
            int place = world.nodes().indexOf(node.node());
            boolean unread = unknown.stream()
                    .anyMatch(balance -> balance.node().equals(node.node())
                            && balance.knownNanos().isPresent());
            nodes.add(place > 0 && unread ? atLeast(node, expected.onHand().get(place)) : node);
        }
        return state.withNodes(nodes);
    }

    private static NodeState atLeast(NodeState node, TokenAmount landed) {
        return landed.asset().equals(node.onHand().asset()) && landed.compareTo(node.onHand()) > 0
                ? new NodeState(node.node(), landed, node.reserved(), node.held())
                : node;
    }
}
