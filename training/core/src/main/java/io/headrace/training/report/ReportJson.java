package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.training.compare.Comparison;
import io.headrace.training.compare.Evaluation;
import io.headrace.training.compare.Judged;
import io.headrace.training.compare.Progression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the training report draws, as `headrace/training-report/v1`: an evaluation, a
/// comparison if there is one, forecasts of the last instants, and loss through time.
public final class ReportJson {
    /// Instants of each venue that are drawn.
    private static final int FAN = 168;

    private ReportJson() {}

    /// @param comparison with other models, or none
    public static ObjectNode of(Evaluation evaluation, @Nullable Comparison comparison) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", "headrace/training-report/v1");
        document.set("evaluation", EvaluationJson.of(evaluation));
        if (comparison != null) {
            document.set("comparison", ComparisonJson.of(comparison));
        }
        ArrayNode levels = document.putArray("levels");
        evaluation.judged().levels().values().forEach(levels::add);
        document.set("fans", fans(evaluation.judged()));
        document.set("progression", progression(evaluation));
        return document;
    }

    private static ArrayNode fans(Judged judged) {
        ArrayNode fans = JsonNodeFactory.instance.arrayNode();
        for (String venue : judged.venues()) {
            ObjectNode fan = fans.addObject().put("venue", venue);
            ArrayNode points = fan.putArray("points");
            List<JudgedRow> rows = judged.ofVenue(venue);
            for (JudgedRow row : rows.subList(Math.max(0, rows.size() - FAN), rows.size())) {
                long at = judged.timeline().fromNanos()
                        + row.instant() * judged.timeline().periodNanos();
                ObjectNode point =
                        points.addObject().put("time", FigureJson.time(at)).put("truth_usd", row.truthUsd());
                ArrayNode quantiles = point.putArray("quantiles_usd");
                for (double quantile : row.quantilesUsd()) {
                    quantiles.add(quantile);
                }
            }
        }
        return fans;
    }

    private static ArrayNode progression(Evaluation evaluation) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (Progression block : Progression.of(evaluation.judged(), evaluation.intervals())) {
            ObjectNode node = blocks.addObject().put("from", FigureJson.time(block.fromNanos()));
            node.set("wql", FigureJson.figure(block.wql()));
            node.set("coverage_95", FigureJson.figure(block.coverage()));
        }
        return blocks;
    }
}
