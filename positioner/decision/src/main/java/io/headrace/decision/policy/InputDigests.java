package io.headrace.decision.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Digests of what a decision was made from.
///
/// @param combined SHA-256 in hex over all of them
/// @param parts by part, hex digests or ids that are digests; a part that had no say is left
///     out (a model where
///     there was none). Empty in records of before parts were kept
public record InputDigests(String combined, Map<InputPart, String> parts) {
    public InputDigests {
        EnumMap<InputPart, String> ordered = new EnumMap<>(InputPart.class);
        ordered.putAll(parts);
        parts = Collections.unmodifiableMap(ordered);
    }

    /// Of a record that kept only the digest over all.
    public InputDigests(String combined) {
        this(combined, Map.of());
    }

    public Optional<String> of(InputPart part) {
        return Optional.ofNullable(parts.get(part));
    }

    /// The first part in which two differ, in the order of [InputPart]; empty when they agree.
    public Optional<InputPart> firstDifference(InputDigests other) {
        for (InputPart part : InputPart.values()) {
            if (!of(part).equals(other.of(part))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
