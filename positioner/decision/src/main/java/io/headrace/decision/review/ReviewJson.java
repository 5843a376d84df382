package io.headrace.decision.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.evaluation.uncertainty.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// A review as `headrace/review/v1`: what the command prints, the service answers and the page draws.
public final class ReviewJson {
    private static final long SECOND = 1_000_000_000L;

    private ReviewJson() {}

    public static ObjectNode of(Review review) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", "headrace/review/v1");
        document.put("verdict", review.payback().verdict())
                .put("sentence", review.payback().sentence());
        document.set("payback", payback(review.payback()));
        document.set("scope", scope(review));
        document.set("predicted", predicted(review));
        document.set("money", money(review));
        document.set("decisions", decisions(review));
        document.set("charts", ReviewCharts.of(review));
        return document;
    }

    private static ObjectNode payback(Payback payback) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("saved_usd", payback.savedUsd());
        node.set("interval", interval(payback.interval()));
        return node.put("block_days", payback.blockDays());
    }

    private static ObjectNode scope(Review review) {
        Review.Scope scope = review.scope();
        DeskSettings settings = review.settings();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("from", time(scope.firstNanos()))
                .put("to", time(scope.lastNanos()))
                .put("period_seconds", settings.periodNanos() / SECOND)
                .put("decisions", scope.decisions())
                .put("older_format", scope.older())
                .put("unbroken", scope.unbroken())
                .put("head", scope.head())
                .put("settings_digest", settings.digest());
        ArrayNode venues = node.putArray("venues");
        settings.venues().forEach(venues::add);
        node.putObject("window")
                .put("lead_seconds", settings.window().leadNanos() / SECOND)
                .put("review_seconds", settings.window().reviewNanos() / SECOND);
        ArrayNode gaps = node.putArray("gaps");
        for (Review.Gap gap : scope.gaps()) {
            gaps.addObject()
                    .put("after", time(gap.afterNanos()))
                    .put("before", time(gap.beforeNanos()))
                    .put("periods", gap.periods());
        }
        ArrayNode models = node.putArray("models");
        for (Review.ModelSpan model : scope.models()) {
            models.addObject()
                    .put("id", model.id())
                    .put("from", time(model.fromNanos()))
                    .put("to", time(model.toNanos()))
                    .put("decisions", model.decisions());
        }
        node.set("rungs", counts(scope.rungs()));
        node.set("rule_because", counts(scope.fallbacks()));
        return node;
    }

    private static ObjectNode predicted(Review review) {
        Predicted predicted = review.predicted();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("forecasts", predicted.rows())
                .put("windows_open", predicted.open())
                .put("hidden_by_gaps", predicted.lost())
                .put("without_forecast", predicted.unforecast());
        ArrayNode levels = node.putArray("levels");
        predicted.levels().forEach(levels::add);
        ArrayNode scopes = node.putArray("scopes");
        predicted.scopes().forEach(scope -> scopes.add(scope(scope)));
        ArrayNode bias = node.putArray("bias");
        predicted
                .bias()
                .forEach((venue, figure) ->
                        bias.addObject().put("venue", venue).set("median_less_need_usd", figure(figure)));
        ArrayNode blocks = node.putArray("blocks");
        for (Predicted.Block block : predicted.blocks()) {
            ObjectNode each =
                    blocks.addObject().put("from", time(block.fromNanos())).put("forecasts", block.rows());
            each.set("wql", figure(block.wql()));
            each.set("coverage_95", figure(block.coverage()));
        }
        ArrayNode places = node.putArray("places");
        predicted.places().forEach(places::add);
        return node;
    }

    private static ObjectNode scope(ScopeScore score) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("venue", score.venue())
                .put("regime", score.regime().label())
                .put("forecasts", score.rows())
                .put("independent_windows", score.windows());
        node.set("wql", figure(score.wql()));
        node.set("crps_usd", figure(score.crps()));
        ArrayNode levels = node.putArray("levels");
        for (ScopeScore.AtLevel level : score.levels()) {
            levels.addObject().put("level", level.level()).set("coverage", figure(level.coverage()));
        }
        return node;
    }

    private static ObjectNode money(Review review) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode lines = node.putArray("lines");
        for (CostLine line : review.costs()) {
            CostTotals totals = line.totals();
            lines.addObject()
                    .put("name", line.name())
                    .put("carry_usd", totals.carryUsd())
                    .put("yield_usd", totals.yieldUsd())
                    .put("shortfall_usd", totals.shortfallUsd())
                    .put("transfer_usd", totals.transferUsd())
                    .put("total_usd", totals.totalUsd())
                    .put("short_minutes", totals.shortfallMinutes())
                    .put("transfers", totals.transfers());
        }
        return node.put("unexplained_periods", review.unexplained());
    }

    private static ObjectNode decisions(Review review) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("valued", review.valued());
        node.set("worst", values(review.worst()));
        node.set("best", values(review.best()));
        return node;
    }

    private static ArrayNode values(List<DecisionValue> values) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (DecisionValue value : values) {
            ObjectNode node = nodes.addObject()
                    .put("sequence", value.sequence())
                    .put("decided_at", time(value.nowNanos()))
                    .put("decider", value.decider())
                    .put("saved_usd", value.savedUsd())
                    .put("cost_usd", value.costUsd())
                    .put("rule_cost_usd", value.ruleCostUsd())
                    .put("venue", value.venue())
                    .put("demand_usd", value.demandUsd());
            put(node, "median_usd", value.medianUsd());
            put(node, "quantile_95_usd", value.highUsd());
            node.put("need_usd", value.needUsd())
                    .put("position_usd", value.positionUsd())
                    .put("moved_usd", value.movedUsd())
                    .put("rule_moved_usd", value.ruleMovedUsd())
                    .put("short_usd", value.shortUsd())
                    .put("rule_short_usd", value.ruleShortUsd())
                    .put("reason", value.reason())
                    .put("sentence", value.sentence());
        }
        return nodes;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static ArrayNode counts(Map<String, Long> counts) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        counts.forEach((name, count) -> nodes.addObject().put("name", name).put("decisions", count));
        return nodes;
    }

    private static ObjectNode figure(Finding<Figure> finding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        finding.toOptional().ifPresent(figure -> {
            node.put("value", figure.value());
            node.set("interval", interval(figure.hac()));
        });
        finding.whyMissing().ifPresent(reason -> node.put("missing", reason));
        return node;
    }

    private static ObjectNode interval(Finding<Interval> finding) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        finding.toOptional()
                .ifPresent(interval -> node.put("low", interval.low())
                        .put("high", interval.high())
                        .put("confidence", interval.confidence()));
        finding.whyMissing().ifPresent(reason -> node.put("missing", reason));
        return node;
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
