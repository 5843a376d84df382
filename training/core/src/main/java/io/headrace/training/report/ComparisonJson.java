package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet;
import io.headrace.training.compare.Comparison;
import io.headrace.training.compare.Contest;
import io.headrace.training.compare.Judged;
import io.headrace.training.compare.MurphyCurves;
import io.headrace.training.compare.Pair;

/// A comparison as `headrace/compare/v1`.
public final class ComparisonJson {
    private ComparisonJson() {}

    public static ObjectNode of(Comparison comparison) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", "headrace/compare/v1");
        ArrayNode models = document.putArray("models");
        comparison.models().stream().map(Judged::name).forEach(models::add);
        FigureJson.rows(document, comparison.models().getFirst());
        document.put("confidence", comparison.intervals().confidence())
                .put("seed", comparison.intervals().seed());
        ArrayNode pairs = document.putArray("pairs");
        comparison.pairs().forEach(pair -> pairs.add(pair(pair)));
        ObjectNode sets = document.putObject("model_confidence_set").put("alpha", Comparison.ALPHA);
        sets.set("range", set(comparison.range()));
        sets.set("max", set(comparison.max()));
        return document;
    }

    private static ObjectNode pair(Pair pair) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("first", pair.first()).put("second", pair.second());
        ArrayNode contests = node.putArray("contests");
        pair.contests().forEach(contest -> contests.add(contest(contest)));
        ArrayNode curves = node.putArray("murphy");
        pair.curves().forEach(each -> curves.add(murphy(each)));
        return node;
    }

    private static ObjectNode contest(Contest contest) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("venue", contest.venue())
                .put("loss", contest.loss())
                .put("first_usd", contest.firstUsd())
                .put("second_usd", contest.secondUsd());
        node.set("ratio", FigureJson.figure(contest.ratio()));
        node.set(
                "diebold_mariano",
                FigureJson.object(
                        contest.test(),
                        (each, test) -> each.put("statistic", test.statistic())
                                .put("p", test.pValue())
                                .put("p_first_better", test.firstBetter())
                                .put("p_second_better", test.secondBetter())
                                .put("instants", test.rows())));
        return node;
    }

    private static ObjectNode murphy(MurphyCurves curves) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("level", curves.level())
                .put("first_dominates", curves.dominance().first())
                .put("second_dominates", curves.dominance().second())
                .put("first_lower_share", curves.dominance().lowerShare());
        ArrayNode points = node.putArray("points");
        for (MurphyCurves.Point point : curves.points()) {
            points.addObject()
                    .put("theta_usd", point.thetaUsd())
                    .put("first", point.first())
                    .put("second", point.second());
        }
        return node;
    }

    private static ObjectNode set(Finding<ModelConfidenceSet> finding) {
        return FigureJson.object(finding, (node, set) -> {
            ArrayNode members = node.putArray("members");
            for (ModelConfidenceSet.Member member : set.ranked()) {
                members.addObject()
                        .put("model", member.name())
                        .put("mean_loss_usd", member.meanLoss())
                        .put("p", member.pValue())
                        .put("included", member.included());
            }
        });
    }
}
