package io.headrace.decision.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.hedge.HedgePlan;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.InputDigests;
import io.headrace.decision.policy.InputPart;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Reason;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.policy.Terms;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A decision as canonical bytes, and back.
///
/// The digest of a decision is the SHA-256 of its bytes but for the last member, which is this
/// digest. The bytes name the digest of the decision before. So each decision vouches for all
/// before it, and nothing recorded stands outside.
public final class DecisionCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DecisionCodec() {}

    /// The whole decision; equal decisions give equal bytes.
    public static byte[] encode(Decision decision) {
        return CanonicalJson.object(json -> {
                    body(json, decision);
                    json.field("digest", decision.memory().previousDigest());
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 in hex over everything but the digest itself.
    public static String digest(Decision decision) {
        return CanonicalJson.digest(CanonicalJson.object(json -> body(json, decision)));
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws io.headrace.market.problem.ProblemException HR-3101 when the bytes are not a decision
    public static Decision decode(byte[] bytes) {
        try {
            return decision(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Problem(
                            "HR-3101",
                            "a recorded decision cannot be read: " + e.getMessage(),
                            "",
                            "Restore the journal from a copy",
                            ExitCode.INTEGRITY)
                    .toException(e);
        }
    }

    /// A member in which two decisions differ, as text.
    public record Member(String name, String first, String second) {}

    /// The first member in which the bytes of two decisions differ, in the order they are written.
    public static Optional<Member> firstDifference(byte[] first, byte[] second) {
        Map<String, byte[]> left = RawJson.members(first);
        Map<String, byte[]> right = RawJson.members(second);
        return left.keySet().stream()
                .filter(name -> !Arrays.equals(left.get(name), right.get(name)))
                .findFirst()
                .map(name -> new Member(name, text(left.get(name)), text(right.get(name))));
    }

    private static String text(byte @Nullable [] raw) {
        return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
    }

    static void memory(CanonicalJson json, PolicyMemory memory) {
        json.field("decider", memory.decider().name())
                .field("sinceNanos", memory.sinceNanos())
                .field("why", memory.why())
                .field("sequence", memory.sequence())
                .field("previousDigest", memory.previousDigest());
        carried(json, memory);
    }

    private static void carried(CanonicalJson json, PolicyMemory memory) {
        memory.guard().ifPresent(guard -> json.object("guard", into -> GuardText.write(into, guard)));
        if (!memory.safety().equals(SafetyMemory.EMPTY)) {
            json.object("safety", into -> SafetyText.write(into, memory.safety()));
        }
    }

    private static void body(CanonicalJson json, Decision decision) {
        json.field("sequence", decision.sequence())
                .field("nowNanos", decision.nowNanos())
                .field("decider", decision.decider().name())
                .field("why", decision.why())
                .array("moves", decision.moves(), DecisionCodec::move)
                .array("reasons", decision.reasons(), DecisionCodec::reason)
                .array("rulePlan", decision.rulePlan(), DecisionCodec::move)
                .object("budget", budget -> BudgetText.write(budget, decision.budget()))
                .field("inputsDigest", decision.inputsDigest());
        inputs(json, decision.inputs());
        json.field("previousDigest", decision.previousDigest())
                .field("sinceNanos", decision.memory().sinceNanos());
        if (!decision.restraints().isEmpty()) {
            json.array("restraints", decision.restraints(), DecisionCodec::restraint);
        }
        if (!decision.hedges().isSilent()) {
            json.object("hedges", into -> HedgeText.write(into, decision.hedges()));
        }
        carried(json, decision.memory());
    }

    /// Records of before parts were kept have none, and keep their bytes.
    private static void inputs(CanonicalJson json, InputDigests inputs) {
        if (!inputs.parts().isEmpty()) {
            json.object("inputs", into -> inputs.parts().forEach((part, digest) -> into.field(part.label(), digest)));
        }
    }

    private static InputDigests inputs(JsonNode node) {
        Map<InputPart, String> parts = new EnumMap<>(InputPart.class);
        JsonNode recorded = node.path("inputs");
        for (InputPart part : InputPart.values()) {
            if (recorded.has(part.label())) {
                parts.put(part, recorded.get(part.label()).asText());
            }
        }
        return new InputDigests(get(node, "inputsDigest").asText(), parts);
    }

    private static void move(CanonicalJson json, Move move) {
        json.field("from", move.from()).field("to", move.to());
        json.field("asset", move.amount().asset().symbol())
                .field("decimals", move.amount().asset().decimals())
                .field("units", move.amount().units());
        move.terms().ifPresent(terms -> json.object("terms", into -> terms(into, terms)));
    }

    private static void terms(CanonicalJson json, Terms terms) {
        json.field("notBeforeNanos", terms.notBeforeNanos())
                .field("expiresNanos", terms.expiresNanos())
                .field("leastAtSource", terms.leastAtSource())
                .field("mostAtDestination", terms.mostAtDestination())
                .field("leastReceived", terms.leastReceived());
    }

    private static void restraint(CanonicalJson json, Restraint restraint) {
        json.field("by", restraint.by())
                .field("node", restraint.node())
                .field("ofRule", restraint.ofRule())
                .field("cutUsd", restraint.cutUsd())
                .field("sentence", restraint.sentence());
    }

    private static void reason(CanonicalJson json, Reason reason) {
        json.field("venue", reason.venue())
                .field("positionUsd", reason.positionUsd())
                .field("targetUsd", reason.targetUsd())
                .field("binding", reason.binding())
                .field("sentence", reason.sentence());
    }

    private static Decision decision(JsonNode node) {
        long sequence = get(node, "sequence").asLong();
        Decider decider = Decider.valueOf(get(node, "decider").asText());
        String why = get(node, "why").asText();
        return new Decision(
                sequence,
                get(node, "nowNanos").asLong(),
                decider,
                why,
                list(get(node, "moves"), DecisionCodec::move),
                list(get(node, "reasons"), DecisionCodec::reason),
                list(get(node, "rulePlan"), DecisionCodec::move),
                node.has("restraints") ? list(get(node, "restraints"), DecisionCodec::restraint) : List.of(),
                BudgetText.read(get(node, "budget")),
                node.has("hedges") ? HedgeText.read(get(node, "hedges")) : HedgePlan.NONE,
                inputs(node),
                get(node, "previousDigest").asText(),
                new PolicyMemory(
                        decider,
                        get(node, "sinceNanos").asLong(),
                        why,
                        sequence + 1,
                        get(node, "digest").asText(),
                        Optional.ofNullable(node.get("guard")).map(GuardText::read),
                        node.has("safety") ? SafetyText.read(get(node, "safety")) : SafetyMemory.EMPTY));
    }

    private static Move move(JsonNode node) {
        Asset asset =
                new Asset(get(node, "asset").asText(), get(node, "decimals").asInt());
        return new Move(
                get(node, "from").asText(),
                get(node, "to").asText(),
                new TokenAmount(asset, get(node, "units").asLong()),
                Optional.ofNullable(node.get("terms")).map(terms -> terms(terms, asset)));
    }

    private static Terms terms(JsonNode node, Asset asset) {
        return new Terms(
                get(node, "notBeforeNanos").asLong(),
                get(node, "expiresNanos").asLong(),
                new TokenAmount(asset, get(node, "leastAtSource").asLong()),
                new TokenAmount(asset, get(node, "mostAtDestination").asLong()),
                new TokenAmount(asset, get(node, "leastReceived").asLong()));
    }

    private static Restraint restraint(JsonNode node) {
        return new Restraint(
                get(node, "by").asText(),
                get(node, "node").asText(),
                get(node, "ofRule").asBoolean(),
                get(node, "cutUsd").asDouble(),
                get(node, "sentence").asText());
    }

    private static Reason reason(JsonNode node) {
        return new Reason(
                get(node, "venue").asText(),
                get(node, "positionUsd").asDouble(),
                get(node, "targetUsd").asDouble(),
                get(node, "binding").asText(),
                get(node, "sentence").asText());
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
        List<T> values = new ArrayList<>();
        array.forEach(node -> values.add(each.apply(node)));
        return values;
    }

    static JsonNode get(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalArgumentException("it has no field '" + field + "'");
        }
        return value;
    }
}
