package io.headrace.decision.record;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.features.engine.Tick;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.VectorHistory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What stands before the first record: what all decisions of a desk share.
///
/// @param settings text of the desk's settings; empty in journals of before it was kept
/// @param before what was observed just before the first decision, oldest first: models of
///     several periods read it
/// @param withoutEnd whether models were asked beyond the time their cards let them serve, as a
///     backtest does
public record RecordHead(Optional<String> settings, List<Tick> before, boolean withoutEnd) {
    public RecordHead {
        before = List.copyOf(before);
    }

    /// Of a desk.
    ///
    /// @param ticks before the first decision; only the last that a model may read are kept
    public static RecordHead of(DeskSettings settings, List<Tick> ticks) {
        int from = Math.max(0, ticks.size() - VectorHistory.LONGEST);
        return new RecordHead(Optional.of(settings.text()), ticks.subList(from, ticks.size()), false);
    }

    /// The same, of a backtest.
    public RecordHead judged() {
        return new RecordHead(settings, before, true);
    }

    /// The observations as canonical bytes.
    public byte[] beforeBytes() {
        return CanonicalJson.object(json -> json.array("before", before, ObservedText::tick))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Reads what [#beforeBytes] wrote.
    ///
    /// @param schema of the features this version builds
    public static List<Tick> before(byte[] bytes, FeatureSchema schema) {
        return EvidenceCodec.ticks(bytes, schema);
    }
}
