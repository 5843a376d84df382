package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.LimitMemory;
import io.headrace.decision.memory.Moved;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.memory.Turns;
import io.headrace.decision.memory.VenueMemory;
import io.headrace.decision.memory.WithdrawalMemory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the safeguards remember, as part of a recorded decision.
final class SafetyText {
    private SafetyText() {}

    static void write(CanonicalJson json, SafetyMemory safety) {
        safety.ladder().ifPresent(ladder -> json.object("ladder", into -> ladder(into, ladder)));
        json.array("moved", safety.limits().moved(), SafetyText::moved)
                .array("turns", safety.limits().turns(), SafetyText::turns)
                .array("venues", safety.venues(), SafetyText::venue)
                .texts("priced", safety.priced());
        if (!safety.withdrawals().isEmpty()) {
            json.array("withdrawals", safety.withdrawals(), SafetyText::withdrawal);
        }
    }

    static SafetyMemory read(JsonNode node) {
        return new SafetyMemory(
                Optional.ofNullable(node.get("ladder")).map(SafetyText::ladder),
                new LimitMemory(
                        list(get(node, "moved"), SafetyText::moved), list(get(node, "turns"), SafetyText::turns)),
                list(get(node, "venues"), SafetyText::venue),
                list(get(node, "priced"), JsonNode::asText),
                node.has("withdrawals") ? list(node.get("withdrawals"), SafetyText::withdrawal) : List.of());
    }

    private static void ladder(CanonicalJson json, LadderMemory ladder) {
        json.field("rung", ladder.rung().name())
                .field("sinceNanos", ladder.sinceNanos())
                .field("candidate", ladder.candidate().name())
                .field("candidateSinceNanos", ladder.candidateSinceNanos())
                .field("restrained", ladder.restrained())
                .array("lastGood", ladder.lastGood(), ForecastText::write);
    }

    private static LadderMemory ladder(JsonNode node) {
        return new LadderMemory(
                Rung.valueOf(get(node, "rung").asText()),
                get(node, "sinceNanos").asLong(),
                Rung.valueOf(get(node, "candidate").asText()),
                get(node, "candidateSinceNanos").asLong(),
                get(node, "restrained").asLong(),
                list(get(node, "lastGood"), ForecastText::read));
    }

    private static void moved(CanonicalJson json, Moved moved) {
        json.field("nanos", moved.nanos());
        GuardText.amount(json, moved.amount());
    }

    private static Moved moved(JsonNode node) {
        return new Moved(get(node, "nanos").asLong(), GuardText.amount(node));
    }

    private static void turns(CanonicalJson json, Turns turns) {
        json.field("venue", turns.venue())
                .field("inward", turns.inward())
                .longs("reversalNanos", turns.reversalNanos());
    }

    private static Turns turns(JsonNode node) {
        List<Long> reversals = list(get(node, "reversalNanos"), JsonNode::asLong);
        return new Turns(get(node, "venue").asText(), get(node, "inward").asBoolean(), reversals);
    }

    private static void withdrawal(CanonicalJson json, WithdrawalMemory memory) {
        json.field("venue", memory.venue())
                .field("sinceNanos", memory.sinceNanos())
                .field("least", memory.least())
                .array("counts", memory.counts(), (into, count) -> into.field("n", count));
    }

    private static WithdrawalMemory withdrawal(JsonNode node) {
        return new WithdrawalMemory(
                get(node, "venue").asText(),
                get(node, "sinceNanos").asLong(),
                get(node, "least").asDouble(),
                list(get(node, "counts"), count -> get(count, "n").asDouble()));
    }

    private static void venue(CanonicalJson json, VenueMemory venue) {
        json.field("venue", venue.venue());
        venue.reportedNanos().ifPresent(nanos -> json.field("reportedNanos", nanos));
        venue.haltedNanos().ifPresent(nanos -> json.field("haltedNanos", nanos));
        GuardText.amount(json, venue.position());
        json.array("losses", venue.losses(), SafetyText::moved);
    }

    private static VenueMemory venue(JsonNode node) {
        return new VenueMemory(
                get(node, "venue").asText(),
                time(node, "reportedNanos"),
                time(node, "haltedNanos"),
                GuardText.amount(node),
                list(get(node, "losses"), SafetyText::moved));
    }

    private static OptionalLong time(JsonNode node, String field) {
        return node.has(field) ? OptionalLong.of(get(node, field).asLong()) : OptionalLong.empty();
    }
}
