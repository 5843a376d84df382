package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.GuardMemory;

/// What the guard remembers, as part of a recorded decision.
final class GuardText {
    private GuardText() {}

    static void write(CanonicalJson json, GuardMemory guard) {
        json.object("ours", into -> books(into, guard.ours()))
                .object("rule", into -> books(into, guard.rule()))
                .field("costUsd", guard.costUsd())
                .field("ruleCostUsd", guard.ruleCostUsd())
                .field("reserveUsd", guard.reserveUsd())
                .field("share", guard.share())
                .field("voided", guard.voided());
        if (!guard.suspended().isEmpty()) {
            json.field("suspended", guard.suspended());
        }
    }

    static GuardMemory read(JsonNode node) {
        return new GuardMemory(
                books(get(node, "ours")),
                books(get(node, "rule")),
                get(node, "costUsd").asDouble(),
                get(node, "ruleCostUsd").asDouble(),
                get(node, "reserveUsd").asDouble(),
                get(node, "share").asDouble(),
                get(node, "voided").asLong(),
                node.has("suspended") ? get(node, "suspended").asText() : "");
    }

    private static void books(CanonicalJson json, WorldState books) {
        json.field("nowNanos", books.nowNanos())
                .array("onHand", books.onHand(), GuardText::amount)
                .array("held", books.held(), GuardText::amount)
                .array("inFlight", books.inFlight(), GuardText::transit);
    }

    private static WorldState books(JsonNode node) {
        return new WorldState(
                get(node, "nowNanos").asLong(),
                list(get(node, "onHand"), GuardText::amount),
                list(get(node, "held"), GuardText::amount),
                list(get(node, "inFlight"), GuardText::transit));
    }

    static void amount(CanonicalJson json, TokenAmount amount) {
        json.field("asset", amount.asset().symbol())
                .field("decimals", amount.asset().decimals())
                .field("units", amount.units());
    }

    static TokenAmount amount(JsonNode node) {
        return new TokenAmount(
                new Asset(get(node, "asset").asText(), get(node, "decimals").asInt()),
                get(node, "units").asLong());
    }

    static void transit(CanonicalJson json, Transit transit) {
        json.field("id", transit.id()).field("from", transit.from()).field("to", transit.to());
        amount(json, transit.amount());
        json.field("departedNanos", transit.departedNanos()).field("arrivesNanos", transit.arrivesNanos());
    }

    static Transit transit(JsonNode node) {
        return new Transit(
                get(node, "id").asText(),
                get(node, "from").asText(),
                get(node, "to").asText(),
                amount(node),
                get(node, "departedNanos").asLong(),
                get(node, "arrivesNanos").asLong());
    }
}
