package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.models.evaluation.QuantileScore;
import io.headrace.training.proof.ProofResult;
import io.headrace.training.proof.cell.Cell;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.episode.Range;
import io.headrace.training.validate.FamilyScore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A proof as `headrace/proof/v1`. Amounts are USD over all judged episodes unless a name says otherwise.
public final class ProofJson {
    public static final String SCHEMA = "headrace/proof/v1";

    private static final long SECOND = 1_000_000_000L;

    private ProofJson() {}

    public static ObjectNode of(ProofResult result) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA)
                .put("world", result.world())
                .put("learned_family", result.learned())
                .put("period_seconds", result.periodNanos() / SECOND)
                .put("episodes_tuned", result.tuned())
                .put("episodes_judged", result.judged())
                .put("judged_from", FigureJson.time(result.judgedFromNanos()))
                .put("judged_to", FigureJson.time(result.judgedToNanos()))
                .put("mean_demand_usd", result.meanDemandUsd())
                .put("confidence", .9);
        ArrayNode cells = document.putArray("cells");
        result.cells().forEach(cell -> cells.add(cell(cell)));
        ArrayNode skill = document.putArray("forecast_skill");
        new TreeMap<>(result.skill()).forEach((lead, kinds) -> skill(skill, lead, kinds));
        return document;
    }

    private static ObjectNode cell(Cell cell) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("lead_seconds", cell.leadNanos() / SECOND)
                .put("capital", cell.capital())
                .put("costs", cell.costs().name())
                .put("baseline", cell.baseline())
                .put("ours", cell.ours());
        node.set("bound", costs(cell.bound()));
        node.set("bound_episodes_usd", numbers(cell.boundEpisodes()));
        ArrayNode rows = node.putArray("strategies");
        cell.rows().forEach(row -> rows.add(row(row)));
        ArrayNode ladder = node.putArray("attribution");
        for (Cell.Step step : cell.ladder()) {
            ObjectNode rung = ladder.addObject()
                    .put("added", step.added())
                    .put("strategy", step.strategy())
                    .put("avoidable_usd", step.avoidableUsd())
                    .put("saved_usd_per_episode", step.savedUsd());
            range(rung, "saved_90", step.savedRange());
        }
        ArrayNode regret = node.putArray("regret");
        for (Cell.Part part : cell.regret()) {
            regret.addObject().put("part", part.name()).put("usd", part.usd()).put("says", part.says());
        }
        cell.ofTrueLaw().ifPresent(share -> {
            ObjectNode law = node.putObject("share_of_true_law").put("value", share.value());
            range(law, "value_90", share.range());
        });
        Cell.CapitalNeeded needed = cell.capitalNeeded();
        ObjectNode capital = node.putObject("capital_for_equal_shortfall")
                .put("strategy", needed.strategy())
                .put("shortfall_usd", needed.shortfallUsd())
                .put("capital", needed.capital())
                .put("buffer_saved", needed.bufferSaved())
                .put("sufficient", needed.sufficient());
        range(capital, "buffer_saved_90", needed.savedRange());
        cell.guarded().ifPresent(guarded -> node.set("guarded", guarded(guarded)));
        return node;
    }

    private static ObjectNode row(Cell.Row row) {
        ObjectNode node = costs(row.totals());
        node.put("name", row.name())
                .put("role", row.role().name().toLowerCase(Locale.ROOT))
                .put("forecast", row.kind().label())
                .put("avoidable_usd", row.avoidableUsd())
                .put("gap_closed", row.gap());
        range(node, "gap_closed_90", row.gapRange());
        node.put("episodes_won", row.won()).put("cost_over_ewma", row.ratioToEwma());
        range(node, "cost_over_ewma_90", row.ratioRange());
        node.put("mean_short_usd", row.conduct().meanShortUsd())
                .put("worst_short_usd", row.conduct().worstShortUsd())
                .put("moved_usd", row.conduct().movedUsd())
                .put("reversals", row.conduct().reversals());
        if (!Double.isNaN(row.tuningUsd())) {
            node.put("tuning_usd", row.tuningUsd());
        }
        ObjectNode parameters = node.putObject("parameters");
        new TreeMap<>(row.parameters()).forEach(parameters::put);
        node.set("episodes_usd", numbers(row.episodes()));
        ArrayNode near = node.putArray("near_best");
        for (Cell.Near each : row.near()) {
            ObjectNode one =
                    near.addObject().put("tuning_usd", each.tuningUsd()).put("judged_usd", each.judgedUsd());
            one.set("point", numbers(each.point()));
        }
        return node;
    }

    private static ObjectNode costs(CostTotals totals) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("total_usd", totals.totalUsd())
                .put("carry_usd", totals.carryUsd())
                .put("yield_usd", totals.yieldUsd())
                .put("shortfall_usd", totals.shortfallUsd())
                .put("transfer_usd", totals.transferUsd())
                .put("shortfall_minutes", totals.shortfallMinutes())
                .put("transfers", totals.transfers());
    }

    private static ObjectNode guarded(Cell.Guarded guarded) {
        ObjectNode node = costs(guarded.totals());
        return node.put("strategy", guarded.strategy())
                .put("budget_usd", guarded.budgetUsd())
                .put("ordinary_cost_share", guarded.ordinaryCost())
                .put("worst_episode", guarded.worstEpisode())
                .put("worst_guarded_over_rule", guarded.guardedOverRule())
                .put("worst_unguarded_over_rule", guarded.unguardedOverRule())
                .put("decided_by_model", guarded.modelShare())
                .put("breaches", guarded.breaches());
    }

    private static void skill(ArrayNode all, long leadNanos, Map<ForecastKind, FamilyScore> kinds) {
        for (ForecastKind kind : ForecastKind.values()) {
            FamilyScore score = kinds.get(kind);
            if (score != null) {
                ObjectNode node =
                        all.addObject().put("lead_seconds", leadNanos / SECOND).put("forecast", kind.label());
                QuantileScore total = score.total();
                total.wql().ifPresentOrElse(wql -> node.put("wql", wql), () -> node.putNull("wql"));
                total.at(.95).ifPresent(level -> node.put("coverage_95", level.coverage()));
                total.at(.99).ifPresent(level -> node.put("coverage_99", level.coverage()));
            }
        }
    }

    private static void range(ObjectNode node, String name, Range range) {
        node.putArray(name).add(range.low()).add(range.high());
    }

    private static ArrayNode numbers(List<Double> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
