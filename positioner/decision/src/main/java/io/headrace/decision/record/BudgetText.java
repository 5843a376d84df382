package io.headrace.decision.record;

import static io.headrace.decision.record.DecisionCodec.get;
import static io.headrace.decision.record.DecisionCodec.list;

import com.fasterxml.jackson.databind.JsonNode;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Price;
import java.util.List;

/// The budget of a decision, and what a program found limits to be worth.
final class BudgetText {
    private BudgetText() {}

    static void write(CanonicalJson json, Budget budget) {
        json.field("commonLevel", budget.commonLevel()).field("shadowPricePerDay", budget.shadowPricePerDay());
        if (!budget.prices().isEmpty()) {
            json.array("prices", budget.prices(), BudgetText::price);
        }
    }

    static Budget read(JsonNode node) {
        List<Price> prices = node.has("prices") ? list(node.get("prices"), BudgetText::price) : List.of();
        return new Budget(
                get(node, "commonLevel").asDouble(),
                get(node, "shadowPricePerDay").asDouble(),
                prices);
    }

    private static void price(CanonicalJson json, Price price) {
        json.field("constraint", price.constraint())
                .field("subject", price.subject())
                .field("usdPerDay", price.usdPerDay());
    }

    private static Price price(JsonNode node) {
        return new Price(
                get(node, "constraint").asText(),
                get(node, "subject").asText(),
                get(node, "usdPerDay").asDouble());
    }
}
