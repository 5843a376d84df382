package io.headrace.settlement.attest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.Evidence;
import io.headrace.decision.record.EvidenceCodec;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ProblemException;
import io.headrace.settlement.chain.vault.Expectation;
import io.headrace.settlement.chain.vault.VaultId;
import io.headrace.settlement.chain.vault.VaultOrder;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Claims and what attestors say to them, as JSON. Records travel as the bytes that were written,
/// so that their digests are those of the journal.
public final class ClaimCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ClaimCodec() {}

    /// A decision as the journal holds it, with what it was made from.
    ///
    /// @param decision as [DecisionCodec] wrote it
    /// @param previous the decision before; empty for the first
    /// @param evidence as [EvidenceCodec] wrote it
    @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
    public record Stored(byte[] decision, Optional<byte[]> previous, byte[] evidence) {}

    /// A claim for attestors.
    public static byte[] encode(Stored stored, int move, VaultId vault, VaultOrder order) {
        ObjectNode claim = JSON.createObjectNode().put("schema", "headrace/claim/v1");
        claim.put("decision", base64(stored.decision())).put("evidence", base64(stored.evidence()));
        stored.previous().ifPresent(bytes -> claim.put("previous", base64(bytes)));
        claim.put("move", move);
        claim.putObject("vault").put("chain_id", vault.chainId()).put("address", vault.address());
        order(claim.putObject("order"), order);
        return claim.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a claim.
    ///
    /// @param schema of the features this version builds
    /// @throws IllegalArgumentException when it is none
    public static Claim decode(byte[] body, FeatureSchema schema) {
        try {
            JsonNode claim = JSON.readTree(body);
            Decision decision = DecisionCodec.decode(bytes(claim, "decision"));
            PolicyMemory before = claim.has("previous")
                    ? DecisionCodec.decode(bytes(claim, "previous")).memory()
                    : PolicyMemory.initial(decision.nowNanos());
            Evidence evidence = EvidenceCodec.decode(bytes(claim, "evidence"), schema);
            JsonNode vault = field(claim, "vault");
            return new Claim(
                    new Published(decision, before, evidence),
                    field(claim, "move").asInt(-1),
                    new VaultId(field(vault, "chain_id").asLong(), text(vault, "address")),
                    order(field(claim, "order")));
        } catch (IOException | ProblemException e) {
            throw new IllegalArgumentException("it is no claim: " + e.getMessage(), e);
        }
    }

    /// What an attestor says.
    public static byte[] encode(Attestation said) {
        ObjectNode answer = JSON.createObjectNode().put("attestor", said.attestor());
        switch (said) {
            case Attestation.Signed(String ignored, String signature) -> answer.put("signature", signature);
            case Attestation.Unseen(String ignored, String why) -> answer.put("unseen", why);
            case Attestation.Refused(String ignored, List<String> objections) -> {
                ArrayNode all = answer.putArray("objections");
                objections.forEach(all::add);
            }
        }
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Reads what an attestor said; whether it is true is for who asked it.
    ///
    /// @throws IllegalArgumentException when it is no signature, no objection, and does not say that it cannot tell
    public static Attestation answer(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.has("signature")) {
                return new Attestation.Signed(text(answer, "attestor"), text(answer, "signature"));
            }
            if (answer.has("unseen")) {
                return new Attestation.Unseen(text(answer, "attestor"), text(answer, "unseen"));
            }
            List<String> objections = new ArrayList<>();
            field(answer, "objections").forEach(each -> objections.add(each.asText()));
            return new Attestation.Refused(text(answer, "attestor"), objections);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no answer of an attestor", e);
        }
    }

    private static void order(ObjectNode into, VaultOrder order) {
        into.put("id", order.id())
                .put("epoch", order.epoch().toString())
                .put("asset", order.asset())
                .put("amount", order.amount().toString())
                .put("destination", order.destination())
                .put("data", order.data())
                .put("received", order.received())
                .put("min_received", order.minReceived().toString())
                .put("deadline", order.deadline());
        ArrayNode expectations = into.putArray("expectations");
        for (Expectation each : order.expectations()) {
            expectations
                    .addObject()
                    .put("target", each.target())
                    .put("call", each.call())
                    .put("low", each.low().toString())
                    .put("high", each.high().toString());
        }
    }

    private static VaultOrder order(JsonNode node) {
        List<Expectation> expectations = new ArrayList<>();
        for (JsonNode each : field(node, "expectations")) {
            expectations.add(new Expectation(
                    text(each, "target"), text(each, "call"), number(each, "low"), number(each, "high")));
        }
        return new VaultOrder(
                text(node, "id"),
                number(node, "epoch"),
                text(node, "asset"),
                number(node, "amount"),
                text(node, "destination"),
                text(node, "data"),
                text(node, "received"),
                number(node, "min_received"),
                field(node, "deadline").asLong(),
                expectations);
    }

    private static BigInteger number(JsonNode node, String name) {
        String digits = text(node, name);
        if (!digits.matches("[0-9]{1,78}")) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        return new BigInteger(digits);
    }

    private static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("it has no field '" + name + "'");
        }
        return value;
    }

    private static byte[] bytes(JsonNode node, String name) {
        return Base64.getDecoder().decode(text(node, name));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
