package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.policy.InputPart;
import io.headrace.features.engine.Tick;
import io.headrace.features.schema.FeatureSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evidence as canonical bytes, and back. Its parts are written as they are digested, so that the
/// bytes of a part give the digest that the decision names.
public final class EvidenceCodec {
    /// The format written here; higher ones are of later versions.
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvidenceCodec() {}

    public static byte[] encode(Evidence evidence) {
        return CanonicalJson.object(json -> {
                    json.field("format", FORMAT)
                            .object("state", into -> NetworkText.write(into, evidence.state()))
                            .object(
                                    "circumstances",
                                    into -> CircumstancesText.write(
                                            into, evidence.state().circumstances()))
                            .object("outlook", into -> OutlookText.write(into, evidence.outlook()));
                    evidence.outlook().basis().ifPresent(basis -> basis(json, basis));
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @param schema of the features this version builds; see [Evidence]
    /// @throws io.headrace.market.problem.ProblemException HR-3102 when the bytes are not evidence,
    /// HR-3103 when
    ///     a later version wrote them
    public static Evidence decode(byte[] bytes, FeatureSchema schema) {
        try {
            JsonNode node = JSON.readTree(bytes);
            requireFormat(node);
            Optional<OutlookBasis> basis = node.has("features") ? Optional.of(basis(node, schema)) : Optional.empty();
            return new Evidence(
                    NetworkText.read(get(node, "state")).under(CircumstancesText.read(get(node, "circumstances"))),
                    OutlookText.read(get(node, "outlook"), basis));
        } catch (IOException | IllegalArgumentException e) {
            throw RecordFault.EVIDENCE.problem("the evidence of a decision cannot be read: " + e.getMessage(), "", e);
        }
    }

    /// Reads observations of before the first decision.
    static List<Tick> ticks(byte[] bytes, FeatureSchema schema) {
        try {
            return list(get(JSON.readTree(bytes), "before"), tick -> ObservedText.tick(tick, schema));
        } catch (IOException | IllegalArgumentException e) {
            throw RecordFault.EVIDENCE.problem(
                    "what was observed before the first decision cannot be read: " + e.getMessage(), "", e);
        }
    }

    /// The digests of the parts as the bytes stand, to be compared with those the decision names.
    ///
    /// @throws io.headrace.market.problem.ProblemException as [#decode]
    static Map<InputPart, String> digests(byte[] bytes) {
        Map<String, byte[]> members = RawJson.members(bytes);
        requireFormat(Integer.parseInt(text(members, "format")));
        Map<InputPart, String> digests = new EnumMap<>(InputPart.class);
        for (InputPart part :
                List.of(InputPart.STATE, InputPart.CIRCUMSTANCES, InputPart.OUTLOOK, InputPart.FEATURES)) {
            Optional.ofNullable(members.get(part.label()))
                    .ifPresent(raw -> digests.put(part, CanonicalJson.digest(raw)));
        }
        for (InputPart part : List.of(InputPart.SETTINGS, InputPart.MODEL, InputPart.CALIBRATION, InputPart.SEED)) {
            Optional.ofNullable(members.get(part.label()))
                    .map(raw -> new String(raw, StandardCharsets.UTF_8))
                    .ifPresent(raw -> digests.put(
                            part,
                            part == InputPart.SEED
                                    ? CanonicalJson.digest("{\"seed\":" + raw + '}')
                                    : raw.substring(1, raw.length() - 1)));
        }
        return digests;
    }

    private static void basis(CanonicalJson json, OutlookBasis basis) {
        json.object(InputPart.FEATURES.label(), into -> ObservedText.write(into, basis));
        if (!basis.modelId().isEmpty()) {
            json.field(InputPart.MODEL.label(), basis.modelId());
        }
        if (!basis.calibrationDigest().isEmpty()) {
            json.field(InputPart.CALIBRATION.label(), basis.calibrationDigest());
        }
        json.field(InputPart.SETTINGS.label(), basis.settingsDigest()).field(InputPart.SEED.label(), basis.seed());
    }

    private static OutlookBasis basis(JsonNode node, FeatureSchema schema) {
        JsonNode observed = get(node, InputPart.FEATURES.label());
        return new OutlookBasis(
                ObservedText.tick(observed, schema),
                node.path(InputPart.MODEL.label()).asText(),
                node.path(InputPart.CALIBRATION.label()).asText(),
                get(node, InputPart.SETTINGS.label()).asText(),
                get(node, InputPart.SEED.label()).asLong(),
                Optional.ofNullable(observed.get("circumstance")).map(JsonNode::asText));
    }

    private static void requireFormat(JsonNode node) {
        requireFormat(get(node, "format").asInt());
    }

    private static void requireFormat(int format) {
        if (format > FORMAT) {
            throw RecordFault.NEWER.problem(
                    "the evidence is of format " + format + ", this version reads up to " + FORMAT, "");
        }
    }

    private static String text(Map<String, byte[]> members, String name) {
        byte[] raw = members.get(name);
        if (raw == null) {
            throw new IllegalArgumentException("it has no field '" + name + "'");
        }
        return new String(raw, StandardCharsets.UTF_8);
    }
}
