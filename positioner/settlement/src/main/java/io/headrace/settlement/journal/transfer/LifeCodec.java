package io.headrace.settlement.journal.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.lifecycle.Evidence;
import io.headrace.settlement.lifecycle.Life;
import io.headrace.settlement.lifecycle.Route;
import io.headrace.settlement.lifecycle.State;
import io.headrace.settlement.lifecycle.TransferPlan;
import io.headrace.settlement.slot.LegId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A transfer as JSON and back.
final class LifeCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LifeCodec() {}

    static String encode(Life life) {
        ObjectNode node = JSON.createObjectNode();
        node.set("plan", plan(life.plan()));
        node.put("state", life.state().name());
        node.put("leg", life.leg().kind().name()).put("leg_no", life.leg().no());
        life.slot()
                .ifPresent(slot -> node.put("chain_id", slot.lane().chainId())
                        .put("sender", slot.lane().sender())
                        .put("nonce", slot.nonce()));
        node.set("evidence", evidence(life.evidence()));
        node.put("since_nanos", life.sinceNanos())
                .put("since_head", life.sinceHead())
                .put("reason", life.reason());
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values must be writable", e);
        }
    }

    static Life decode(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            TransferPlan plan = plan(node.get("plan"));
            Optional<SlotId> slot = node.has("nonce")
                    ? Optional.of(new SlotId(lane(node), node.get("nonce").asLong()))
                    : Optional.empty();
            return new Life(
                    plan,
                    State.valueOf(node.get("state").asText()),
                    new LegId(
                            plan.id(),
                            LegId.Kind.valueOf(node.get("leg").asText()),
                            node.get("leg_no").asInt()),
                    slot,
                    evidence(node.get("evidence")),
                    node.get("since_nanos").asLong(),
                    node.get("since_head").asLong(),
                    node.get("reason").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a transfer cannot be read: " + text, e);
        }
    }

    private static ObjectNode plan(TransferPlan plan) {
        ObjectNode node = JSON.createObjectNode().put("id", plan.id()).put("decision", plan.decision());
        node.put("asset", plan.asset()).put("from", plan.from()).put("to", plan.to());
        node.put("units", plan.units()).put("min_received", plan.minReceived());
        node.put("expires_nanos", plan.expiresNanos());
        Route route = plan.route();
        node.put("route", route.name()).put("bridge", route.bridge().name()).put("deposits", route.deposits());
        node.set("source", lane(route.source()));
        route.destination().ifPresent(lane -> node.set("destination", lane(lane)));
        return node;
    }

    private static TransferPlan plan(JsonNode node) {
        Optional<LaneId> destination =
                node.has("destination") ? Optional.of(lane(node.get("destination"))) : Optional.empty();
        Route route = new Route(
                node.get("route").asText(),
                Route.Bridge.valueOf(node.get("bridge").asText()),
                node.get("deposits").asBoolean(),
                lane(node.get("source")),
                destination);
        return new TransferPlan(
                node.get("id").asText(),
                node.get("decision").asText(),
                node.get("asset").asText(),
                node.get("from").asText(),
                node.get("to").asText(),
                route,
                node.get("units").asLong(),
                node.get("min_received").asLong(),
                node.get("expires_nanos").asLong());
    }

    private static ObjectNode lane(LaneId lane) {
        return JSON.createObjectNode().put("chain_id", lane.chainId()).put("sender", lane.sender());
    }

    private static LaneId lane(JsonNode node) {
        return new LaneId(node.get("chain_id").asLong(), node.get("sender").asText());
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode node = JSON.createObjectNode()
                .put("message", evidence.messageId())
                .put("paid", evidence.paid())
                .put("arrived", evidence.arrived())
                .put("credit_id", evidence.creditId())
                .put("credited", evidence.credited())
                .put("setbacks", evidence.setbacks());
        evidence.receipt().ifPresent(receipt -> node.set("receipt", receipt(receipt)));
        return node;
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(
                node.has("receipt") ? Optional.of(receipt(node.get("receipt"))) : Optional.empty(),
                node.get("message").asText(),
                node.get("paid").asLong(),
                node.get("arrived").asLong(),
                node.get("credit_id").asText(),
                node.get("credited").asLong(),
                node.get("setbacks").asInt());
    }

    private static ObjectNode receipt(Receipt receipt) {
        ObjectNode node = JSON.createObjectNode()
                .put("hash", receipt.txHash())
                .put("block", receipt.block().number())
                .put("block_hash", receipt.block().hash())
                .put("succeeded", receipt.succeeded())
                .put("fee_wei", receipt.feeWei().toString());
        ArrayNode effects = node.putArray("effects");
        for (Effect effect : receipt.effects()) {
            effects.add(effect(effect));
        }
        return node;
    }

    private static Receipt receipt(JsonNode node) {
        List<Effect> effects = new ArrayList<>();
        node.get("effects").forEach(effect -> effects.add(effect(effect)));
        return new Receipt(
                node.get("hash").asText(),
                new BlockRef(node.get("block").asLong(), node.get("block_hash").asText()),
                node.get("succeeded").asBoolean(),
                effects,
                new BigInteger(node.path("fee_wei").asText("0")));
    }

    private static ObjectNode effect(Effect effect) {
        return switch (effect) {
            case Effect.Paid(String id, long units) -> effect("paid", id, units);
            case Effect.MessageSent(String id, long units) -> effect("message_sent", id, units);
            case Effect.MessageReceived(String id, long units) -> effect("message_received", id, units);
            case Effect.Deposited(String id, long units) -> effect("deposited", id, units);
            case Effect.Refunded(String id, long units) -> effect("refunded", id, units);
        };
    }

    private static ObjectNode effect(String kind, String id, long units) {
        return JSON.createObjectNode().put("kind", kind).put("id", id).put("units", units);
    }

    private static Effect effect(JsonNode node) {
        String id = node.get("id").asText();
        long units = node.get("units").asLong();
        return switch (node.get("kind").asText()) {
            case "paid" -> new Effect.Paid(id, units);
            case "message_sent" -> new Effect.MessageSent(id, units);
            case "message_received" -> new Effect.MessageReceived(id, units);
            case "deposited" -> new Effect.Deposited(id, units);
            case "refunded" -> new Effect.Refunded(id, units);
            default -> throw new IllegalStateException("unknown effect " + node);
        };
    }
}
