package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.hedge.Hedge;
import io.headrace.decision.hedge.HedgePlan;

/// What a decision advises to offset, as part of its record.
final class HedgeText {
    private HedgeText() {}

    static void write(CanonicalJson json, HedgePlan plan) {
        json.field("why", plan.why()).array("offsets", plan.hedges(), HedgeText::hedge);
    }

    static HedgePlan read(JsonNode node) {
        return new HedgePlan(
                list(get(node, "offsets"), HedgeText::hedge), get(node, "why").asText());
    }

    private static void hedge(CanonicalJson json, Hedge hedge) {
        json.field("venue", hedge.venue())
                .field("coin", hedge.coin())
                .field("at", hedge.at())
                .field("product", hedge.product())
                .field("exposureUsd", hedge.exposureUsd())
                .field("long", hedge.isLong())
                .field("freedUsd", hedge.freedUsd())
                .field("askedUsd", hedge.askedUsd())
                .field("costUsd", hedge.costUsd())
                .field("savesUsd", hedge.savesUsd())
                .field("sentence", hedge.sentence());
    }

    private static Hedge hedge(JsonNode node) {
        return new Hedge(
                get(node, "venue").asText(),
                get(node, "coin").asText(),
                get(node, "at").asText(),
                get(node, "product").asText(),
                get(node, "exposureUsd").asDouble(),
                get(node, "long").asBoolean(),
                get(node, "freedUsd").asDouble(),
                get(node, "askedUsd").asDouble(),
                get(node, "costUsd").asDouble(),
                get(node, "savesUsd").asDouble(),
                get(node, "sentence").asText());
    }
}
