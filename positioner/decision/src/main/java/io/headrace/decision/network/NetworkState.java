package io.headrace.decision.network;

import io.headrace.decision.circumstance.Circumstances;
import java.util.List;

/// All nodes, the money between them and the routes, at one instant. The treasury is the first node; venues
/// follow in the order of the settings.
///
/// @param circumstances what was heard beside the books
public record NetworkState(
        long asOfNanos,
        List<NodeState> nodes,
        List<Transit> inFlight,
        List<Route> routes,
        Circumstances circumstances) {
    public NetworkState {
        nodes = List.copyOf(nodes);
        inFlight = List.copyOf(inFlight);
        routes = List.copyOf(routes);
        if (nodes.size() < 2) {
            throw new IllegalArgumentException(
                    "a network needs a treasury and a venue, had " + nodes.size() + " nodes");
        }
    }

    /// A network of which nothing was heard beside its books.
    public NetworkState(long asOfNanos, List<NodeState> nodes, List<Transit> inFlight, List<Route> routes) {
        this(asOfNanos, nodes, inFlight, routes, Circumstances.empty());
    }

    /// The same books under other circumstances.
    public NetworkState under(Circumstances changed) {
        return new NetworkState(asOfNanos, nodes, inFlight, routes, changed);
    }

    /// The same money at other nodes' terms.
    public NetworkState withNodes(List<NodeState> changed) {
        return new NetworkState(asOfNanos, changed, inFlight, routes, circumstances);
    }

    public NodeState treasury() {
        return nodes.getFirst();
    }

    public List<NodeState> venues() {
        return nodes.subList(1, nodes.size());
    }

    public NodeState node(String name) {
        return nodes.stream()
                .filter(node -> node.node().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node '" + name + "'"));
    }

    /// What is on its way to a node.
    public TokenAmount inbound(String node) {
        TokenAmount sum = TokenAmount.zero(treasury().onHand().asset());
        for (Transit transit : inFlight) {
            if (transit.to().equals(node)) {
                sum = sum.plus(transit.amount());
            }
        }
        return sum;
    }

    public Route route(String from, String to) {
        return routes.stream()
                .filter(route -> route.from().equals(from) && route.to().equals(to))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no route from " + from + " to " + to));
    }
}
