package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;

/// Books and routes as part of a record; circumstances are a part of their own.
final class NetworkText {
    private NetworkText() {}

    static void write(CanonicalJson json, NetworkState state) {
        Asset asset = state.treasury().onHand().asset();
        json.field("asOfNanos", state.asOfNanos())
                .field("asset", asset.symbol())
                .field("decimals", asset.decimals())
                .array("nodes", state.nodes(), NetworkText::node)
                .array("inFlight", state.inFlight(), GuardText::transit)
                .array("routes", state.routes(), NetworkText::route);
    }

    static NetworkState read(JsonNode node) {
        Asset asset =
                new Asset(get(node, "asset").asText(), get(node, "decimals").asInt());
        return new NetworkState(
                get(node, "asOfNanos").asLong(),
                list(get(node, "nodes"), each -> node(each, asset)),
                list(get(node, "inFlight"), GuardText::transit),
                list(get(node, "routes"), NetworkText::route));
    }

    private static void node(CanonicalJson json, NodeState node) {
        json.field("node", node.node())
                .field("onHand", node.onHand())
                .field("reserved", node.reserved())
                .field("held", node.held());
    }

    private static NodeState node(JsonNode node, Asset asset) {
        return new NodeState(
                get(node, "node").asText(),
                new TokenAmount(asset, get(node, "onHand").asLong()),
                new TokenAmount(asset, get(node, "reserved").asLong()),
                new TokenAmount(asset, get(node, "held").asLong()));
    }

    private static void route(CanonicalJson json, Route route) {
        json.field("from", route.from())
                .field("to", route.to())
                .field("leadNanos", route.leadNanos())
                .field("proportionalCost", route.proportionalCost())
                .field("gasUsd", route.gasUsd());
    }

    private static Route route(JsonNode node) {
        return new Route(
                get(node, "from").asText(),
                get(node, "to").asText(),
                get(node, "leadNanos").asLong(),
                get(node, "proportionalCost").asDouble(),
                get(node, "gasUsd").asDouble());
    }
}
