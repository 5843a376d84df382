package io.headrace.decision.record;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.Transit;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.models.forecast.QuantileForecast;

/// SHA-256 over everything a decision is made from: memory, books, routes, outlook, time and the policy's
/// own parameters.
public final class InputsDigest {
    private InputsDigest() {}

    /// @param policy name and parameters of the policy, one line
    public static String of(
            PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos, String policy) {
        return CanonicalJson.digest(CanonicalJson.object(json -> json.field("policy", policy)
                .field("nowNanos", nowNanos)
                .object("memory", into -> DecisionCodec.memory(into, memory))
                .array("nodes", state.nodes(), InputsDigest::node)
                .array("inFlight", state.inFlight(), InputsDigest::transit)
                .array("routes", state.routes(), InputsDigest::route)
                .array("venues", outlook.venues(), InputsDigest::venue)
                .object("circumstances", into -> CircumstancesText.write(into, state.circumstances()))));
    }

    private static void node(CanonicalJson json, NodeState node) {
        json.field("node", node.node())
                .field("onHand", node.onHand())
                .field("reserved", node.reserved())
                .field("held", node.held());
    }

    private static void transit(CanonicalJson json, Transit transit) {
        json.field("id", transit.id())
                .field("from", transit.from())
                .field("to", transit.to())
                .field("amount", transit.amount())
                .field("departedNanos", transit.departedNanos())
                .field("arrivesNanos", transit.arrivesNanos());
    }

    private static void route(CanonicalJson json, Route route) {
        json.field("from", route.from())
                .field("to", route.to())
                .field("leadNanos", route.leadNanos())
                .field("proportionalCost", route.proportionalCost())
                .field("gasUsd", route.gasUsd());
    }

    private static void venue(CanonicalJson json, VenueOutlook venue) {
        json.field("venue", venue.venue())
                .field("demandUsd", venue.demandUsd())
                .field("plannedPeakUsd", venue.plannedPeakUsd());
        ForecastText.support(json, venue.support());
        venue.forecast().ifPresent(forecast -> forecast(json, forecast));
        venue.seasonal().ifPresent(seasonal -> json.numbers("seasonalValues", seasonal.values()));
    }

    private static void forecast(CanonicalJson json, QuantileForecast forecast) {
        json.field("asOfNanos", forecast.asOfNanos())
                .field("leadNanos", forecast.window().leadNanos())
                .field("reviewNanos", forecast.window().reviewNanos())
                .numbers("values", forecast.values());
    }
}
