package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.training.compare.Evaluation;
import io.headrace.training.compare.VenueDiagnostics;

/// An evaluation as `headrace/evaluate/v1`.
public final class EvaluationJson {
    private EvaluationJson() {}

    public static ObjectNode of(Evaluation evaluation) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", "headrace/evaluate/v1")
                .put("model", evaluation.judged().name());
        FigureJson.rows(document, evaluation.judged());
        document.put("confidence", evaluation.intervals().confidence())
                .put("bootstrap_draws", evaluation.intervals().draws())
                .put("seed", evaluation.intervals().seed());
        ArrayNode scopes = document.putArray("scopes");
        evaluation.scopes().forEach(scope -> scopes.add(scope(scope)));
        ArrayNode venues = document.putArray("venues");
        evaluation.diagnostics().forEach(venue -> venues.add(venue(venue)));
        return document;
    }

    private static ObjectNode scope(ScopeScore scope) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("venue", scope.venue())
                .put("regime", scope.regime().label())
                .put("rows", scope.rows())
                .put("independent_windows", scope.windows());
        node.set("wql", FigureJson.figure(scope.wql()));
        node.set("crps_usd", FigureJson.figure(scope.crps()));
        node.set("interval_score_usd", FigureJson.figure(scope.intervalScore()));
        ArrayNode levels = node.putArray("levels");
        for (ScopeScore.AtLevel level : scope.levels()) {
            ObjectNode each = levels.addObject().put("level", level.level());
            each.set("pinball_usd", FigureJson.figure(level.pinball()));
            each.set("coverage", FigureJson.figure(level.coverage()));
        }
        return node;
    }

    private static ObjectNode venue(VenueDiagnostics venue) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("venue", venue.venue()).put("outcomes_apart", venue.outcomes());
        ArrayNode tests = node.putArray("tests");
        for (VenueDiagnostics.LevelTest test : venue.tests()) {
            ObjectNode each = tests.addObject().put("level", test.level()).put("exceeded", test.exceeded());
            each.set("kupiec", FigureJson.test(test.kupiec()));
            each.set("christoffersen", FigureJson.test(test.christoffersen()));
        }
        node.set(
                "pit_uniformity",
                FigureJson.object(
                        venue.uniformity(),
                        (each, distance) ->
                                each.put("statistic", distance.statistic()).put("p", distance.pValue())));
        ArrayNode shares = node.putArray("pit_shares");
        venue.shares().forEach(shares::add);
        node.putObject("drift")
                .put("outcomes", venue.drift().outcomes())
                .put("exceedance_alarms", venue.drift().exceedance())
                .put("loss_alarms", venue.drift().loss());
        node.set("mase", FigureJson.object(venue.mase(), (each, mase) -> each.put("value", mase)));
        return node;
    }
}
