package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import java.util.OptionalLong;

/// What was heard beside the books, as part of what a decision was made from.
final class CircumstancesText {
    private CircumstancesText() {}

    static void write(CanonicalJson json, Circumstances heard) {
        json.array("venues", heard.venues(), CircumstancesText::report)
                .array("prices", heard.prices(), CircumstancesText::reading)
                .array("unknown", heard.unknown(), CircumstancesText::balance)
                .object("operator", into -> operator(into, heard.operator()));
    }

    static Circumstances read(JsonNode node) {
        return new Circumstances(
                list(get(node, "venues"), CircumstancesText::report),
                list(get(node, "prices"), CircumstancesText::reading),
                list(get(node, "unknown"), CircumstancesText::balance),
                operator(get(node, "operator")));
    }

    private static void report(CanonicalJson json, VenueReport report) {
        json.field("venue", report.venue())
                .field("source", report.source())
                .field("observedNanos", report.observedNanos())
                .field("condition", report.condition().name());
    }

    private static VenueReport report(JsonNode node) {
        return new VenueReport(
                get(node, "venue").asText(),
                get(node, "source").asText(),
                get(node, "observedNanos").asLong(),
                VenueCondition.valueOf(get(node, "condition").asText()));
    }

    private static void reading(CanonicalJson json, PriceReading reading) {
        json.field("venue", reading.venue())
                .field("asset", reading.asset())
                .field("source", reading.source())
                .field("kind", reading.kind().name())
                .field("value", Double.toString(reading.value()))
                .field("observedNanos", reading.observedNanos());
    }

    private static PriceReading reading(JsonNode node) {
        return new PriceReading(
                get(node, "venue").asText(),
                get(node, "asset").asText(),
                get(node, "source").asText(),
                PriceKind.valueOf(get(node, "kind").asText()),
                Double.parseDouble(get(node, "value").asText()),
                get(node, "observedNanos").asLong());
    }

    private static void balance(CanonicalJson json, UnknownBalance balance) {
        json.field("node", balance.node()).field("why", balance.why());
        balance.knownNanos().ifPresent(nanos -> json.field("knownNanos", nanos));
    }

    private static UnknownBalance balance(JsonNode node) {
        return new UnknownBalance(
                get(node, "node").asText(),
                node.has("knownNanos") ? OptionalLong.of(get(node, "knownNanos").asLong()) : OptionalLong.empty(),
                get(node, "why").asText());
    }

    private static void operator(CanonicalJson json, Operator operator) {
        json.field("state", operator.state().name())
                .field("sinceNanos", operator.sinceNanos())
                .field("reason", operator.reason());
    }

    private static Operator operator(JsonNode node) {
        return new Operator(
                OperatorState.valueOf(get(node, "state").asText()),
                get(node, "sinceNanos").asLong(),
                get(node, "reason").asText());
    }
}
