package io.headrace.decision.record;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.OutlookBasis;
import io.headrace.decision.policy.InputDigests;
import io.headrace.decision.policy.InputPart;
import io.headrace.decision.policy.PolicyMemory;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Digests of everything a decision is made from, part by part: SHA-256 over the canonical text of
/// each, in hex; a model and a calibration have digests of their own.
public final class InputsDigest {
    private InputsDigest() {}

    /// @param policy name and parameters of the policy, one line
    public static InputDigests of(
            PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos, String policy) {
        Map<InputPart, String> parts = new EnumMap<>(InputPart.class);
        parts.put(InputPart.POLICY, CanonicalJson.digest(policy));
        parts.put(InputPart.MEMORY, digest(json -> DecisionCodec.memory(json, memory)));
        parts.put(InputPart.STATE, digest(json -> NetworkText.write(json, state)));
        parts.put(InputPart.CIRCUMSTANCES, digest(json -> CircumstancesText.write(json, state.circumstances())));
        parts.put(InputPart.OUTLOOK, digest(json -> OutlookText.write(json, outlook)));
        outlook.basis().ifPresent(basis -> ofBasis(parts, basis));
        return new InputDigests(combined(nowNanos, parts), parts);
    }

    private static void ofBasis(Map<InputPart, String> parts, OutlookBasis basis) {
        parts.put(InputPart.SETTINGS, basis.settingsDigest());
        parts.put(InputPart.FEATURES, digest(json -> ObservedText.write(json, basis)));
        parts.put(InputPart.SEED, digest(json -> json.field("seed", basis.seed())));
        if (!basis.modelId().isEmpty()) {
            parts.put(InputPart.MODEL, basis.modelId());
        }
        if (!basis.calibrationDigest().isEmpty()) {
            parts.put(InputPart.CALIBRATION, basis.calibrationDigest());
        }
    }

    private static String combined(long nowNanos, Map<InputPart, String> parts) {
        return digest(json -> {
            json.field("nowNanos", nowNanos);
            parts.forEach((part, value) -> json.field(part.label(), value));
        });
    }

    private static String digest(Consumer<CanonicalJson> fields) {
        return CanonicalJson.digest(CanonicalJson.object(fields));
    }
}
