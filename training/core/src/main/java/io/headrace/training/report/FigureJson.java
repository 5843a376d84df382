package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.coverage.LikelihoodRatio;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.training.compare.Judged;
import java.time.Instant;
import java.util.function.BiConsumer;

/// Figures in JSON: an object with the figure, or `{"missing": "why"}`.
final class FigureJson {
    private FigureJson() {}

    static ObjectNode figure(Finding<Figure> finding) {
        return object(finding, (node, figure) -> {
            node.put("value", figure.value());
            node.set("hac", interval(figure.hac()));
            node.set("bootstrap", interval(figure.bootstrap()));
        });
    }

    static ObjectNode test(Finding<LikelihoodRatio> finding) {
        return object(
                finding, (node, test) -> node.put("statistic", test.statistic()).put("p", test.pValue()));
    }

    static <T> ObjectNode object(Finding<T> finding, BiConsumer<ObjectNode, T> fill) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        finding.toOptional().ifPresent(value -> fill.accept(node, value));
        finding.whyMissing().ifPresent(reason -> node.put("missing", reason));
        return node;
    }

    /// What was judged: which rows, how far labels reach.
    static void rows(ObjectNode document, Judged judged) {
        document.put("from", time(judged.timeline().fromNanos()))
                .put("to", time(judged.timeline().toNanos()))
                .put("period_seconds", judged.timeline().periodNanos() / 1_000_000_000L)
                .put("lead_seconds", judged.window().leadNanos() / 1_000_000_000L)
                .put("review_seconds", judged.window().reviewNanos() / 1_000_000_000L)
                .put("window_steps", judged.windowSteps())
                .put("rows", judged.rows().size());
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    private static ObjectNode interval(Finding<Interval> finding) {
        return object(
                finding, (node, interval) -> node.put("low", interval.low()).put("high", interval.high()));
    }
}
