package io.headrace.training.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.training.compare.Contest;
import io.headrace.training.influence.Ablation;
import io.headrace.training.influence.Importance;
import io.headrace.training.influence.Influence;
import io.headrace.training.influence.LearningCurve;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What signals and history are worth, for people and as `ablation`, `importance` and `learning_curve` of an
/// evaluation's document.
///
/// @param ablation null when it was not asked for
/// @param importance null when it was not asked for
/// @param curve null when it was not asked for
public record InfluenceReport(
        @Nullable Ablation ablation,
        @Nullable Importance importance,
        @Nullable LearningCurve curve) {
    private static final String ROW = "%-28s %-26s %-18s %8s %7s  %s%n";
    private static final String PART = "%-8s %8s  %-26s %8s %7s%n";

    public String text() {
        StringBuilder text = new StringBuilder();
        FigureText figures = new FigureText();
        if (ablation != null) {
            text.append(
                            "\ntrained again without a group of signals; 'added': with signals the model does not read; over ")
                    .append(FigureText.rows(ablation.all()))
                    .append('\n');
            table(text, figures, "group", ablation.groups());
        }
        if (importance != null) {
            text.append("\nthe same model, signals shuffled in blocks of a window, over ")
                    .append(FigureText.rows(importance.honest()))
                    .append('\n');
            table(text, figures, "shuffled together", importance.groups());
            table(text, figures, "shuffled", importance.columns());
        }
        if (curve != null) {
            curve(text, figures, curve);
        }
        return text + figures.notes();
    }

    public void addTo(ObjectNode document) {
        if (ablation != null) {
            ObjectNode node = document.putObject("ablation");
            FigureJson.rows(node, ablation.all());
            node.set("groups", json(ablation.groups()));
        }
        if (importance != null) {
            ObjectNode node = document.putObject("importance");
            FigureJson.rows(node, importance.honest());
            node.set("groups", json(importance.groups()));
            node.set("columns", json(importance.columns()));
        }
        if (curve != null) {
            ObjectNode node = document.putObject("learning_curve");
            FigureJson.rows(node, curve.all());
            node.set("parts", json(curve));
        }
    }

    private static void curve(StringBuilder text, FigureText figures, LearningCurve curve) {
        text.append("\nfitted on only the last part of each fold's history, over ")
                .append(FigureText.rows(curve.all()))
                .append('\n')
                .append(String.format(Locale.ROOT, PART, "share", "days", "loss over loss with all", "DM", "p"));
        for (LearningCurve.Part part : curve.parts()) {
            Finding<DieboldMariano> test = part.contest().then(Contest::test);
            text.append(String.format(
                    Locale.ROOT,
                    PART,
                    Math.round(1000 * part.share()) / 10.0 + " %",
                    String.format(Locale.ROOT, "%.1f", part.days()),
                    figures.figure(part.contest().then(Contest::ratio), "%.4f"),
                    figures.number(test.map(DieboldMariano::statistic), "%.2f"),
                    figures.chance(test.map(DieboldMariano::pValue))));
        }
    }

    private static ArrayNode json(LearningCurve curve) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (LearningCurve.Part part : curve.parts()) {
            ObjectNode node = array.addObject().put("share", part.share()).put("days", part.days());
            node.set("ratio", FigureJson.figure(part.contest().then(Contest::ratio)));
        }
        return array;
    }

    private static void table(StringBuilder text, FigureText figures, String title, List<Influence> influences) {
        text.append(String.format(Locale.ROOT, ROW, title, "loss over loss with it", "[bootstrap]", "DM", "p", ""));
        for (Influence influence : influences) {
            String bootstrap = influence
                    .contest()
                    .ratio()
                    .toOptional()
                    .map(ratio -> figures.interval(ratio.bootstrap(), "%.4f"))
                    .orElse("");
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    influence.name(),
                    figures.figure(influence.contest().ratio(), "%.4f"),
                    bootstrap,
                    figures.number(influence.contest().test().map(DieboldMariano::statistic), "%.2f"),
                    figures.chance(influence.contest().test().map(DieboldMariano::pValue)),
                    influence.verdict().words()));
        }
    }

    private static ArrayNode json(List<Influence> influences) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Influence influence : influences) {
            ObjectNode node = array.addObject().put("name", influence.name());
            influence.columns().forEach(node.putArray("columns")::add);
            node.put("loss_usd_without", influence.contest().firstUsd());
            node.put("loss_usd_with", influence.contest().secondUsd());
            node.set("ratio", FigureJson.figure(influence.contest().ratio()));
            node.set(
                    "diebold_mariano",
                    FigureJson.object(
                            influence.contest().test(),
                            (object, test) ->
                                    object.put("statistic", test.statistic()).put("p", test.pValue())));
            node.put("verdict", influence.verdict().words());
        }
        return array;
    }
}
