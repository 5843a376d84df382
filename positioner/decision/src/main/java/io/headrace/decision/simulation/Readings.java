package io.headrace.decision.simulation;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.decision.simulation.law.Lie;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the desk reads of books and needs. Remembers what was read last, for readings that freeze.
final class Readings {
    private final Laws laws;
    private final DeskSettings settings;
    private final World world;
    private final boolean plain;
    private final Map<String, NodeState> lastNodes = new LinkedHashMap<>();
    private final Map<String, MarginSnapshot> lastNeeds = new LinkedHashMap<>();

    Readings(Laws laws, DeskSettings settings, World world) {
        this.laws = laws;
        this.settings = settings;
        this.world = world;
        plain = laws.equals(Laws.NONE);
    }

    NetworkState network(WorldState books) {
        NetworkState truth = world.network(books);
        if (plain) {
            return truth;
        }
        long now = books.nowNanos();
        List<NodeState> nodes = new ArrayList<>();
        for (NodeState node : truth.nodes()) {
            NodeState read = read(node, now);
            lastNodes.put(node.node(), read);
            nodes.add(read);
        }
        List<Transit> inFlight = truth.inFlight().stream()
                .filter(transit -> !hidden(transit, now))
                .toList();
        return new NetworkState(
                now,
                nodes,
                inFlight,
                settings.routes().stream().map(route -> laws.priced(route, now)).toList());
    }

    List<MarginSnapshot> needs(List<MarginSnapshot> truth) {
        if (laws.lies().isEmpty()) {
            return truth;
        }
        List<MarginSnapshot> read = new ArrayList<>();
        for (MarginSnapshot snapshot : truth) {
            MarginSnapshot seen = read(snapshot);
            lastNeeds.put(snapshot.venue(), seen);
            read.add(seen);
        }
        return read;
    }

    private NodeState read(NodeState node, long now) {
        TokenAmount zero = TokenAmount.zero(node.onHand().asset());
        NodeState read = letting(node, laws.seemsToLeave(node.node(), node.withdrawable(), now));
        for (Lie lie : laws.lies()) {
            if (lie.when().holds(now)) {
                read = switch (lie) {
                    case Lie.NothingWithdrawable(String at, var when) ->
                        at.equals(node.node()) ? letting(read, zero) : read;
                    case Lie.NothingThere(String at, var when) ->
                        at.equals(node.node()) ? new NodeState(at, zero, zero, zero) : read;
                    case Lie.FrozenBalance(String at, var when) ->
                        at.equals(node.node()) ? lastNodes.getOrDefault(at, read) : read;
                    default -> read;
                };
            }
        }
        return read;
    }

    /// The node with no more than an amount withdrawable.
    private static NodeState letting(NodeState node, TokenAmount most) {
        return node.withdrawable().compareTo(most) <= 0
                ? node
                : new NodeState(
                        node.node(),
                        node.onHand(),
                        node.reserved(),
                        node.onHand().minus(most));
    }

    private MarginSnapshot read(MarginSnapshot snapshot) {
        MarginSnapshot read = snapshot;
        for (Lie lie : laws.lies()) {
            if (lie.when().holds(snapshot.knownNanos())) {
                read = switch (lie) {
                    case Lie.FrozenDemand(String venue, var when) ->
                        venue.equals(read.venue()) ? Needs.asOf(lastNeeds.getOrDefault(venue, read), read) : read;
                    case Lie.ScaledDemand(String venue, var when, double factor) ->
                        venue.equals(read.venue()) ? Needs.scaled(read, factor) : read;
                    default -> read;
                };
            }
        }
        return read;
    }

    private boolean hidden(Transit transit, long now) {
        return laws.lies().stream()
                .anyMatch(lie -> lie instanceof Lie.HiddenTransit(String to, var when)
                        && when.holds(now)
                        && to.equals(transit.to()));
    }
}
