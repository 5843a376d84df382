package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.training.cli.console.Output;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Model cards for people and for programs.
public final class Cards {
    private static final double HOUR = 3_600e9;

    private Cards() {}

    static String text(ModelCard card) {
        StringBuilder text = new StringBuilder();
        field(text, "id", card.id());
        field(text, "family", card.family() + " (" + card.libraryVersion() + ")");
        field(
                text,
                "window",
                String.format(
                        Locale.ROOT,
                        "after %.4g h, for %.4g h",
                        card.window().leadNanos() / HOUR,
                        card.window().reviewNanos() / HOUR));
        field(text, "trained", Output.time(card.trainedFromNanos()) + " to " + Output.time(card.trainedToNanos()));
        field(text, "served to", Output.time(card.servedToNanos()));
        field(text, "folds, seed", card.folds() + ", " + card.seed());
        field(text, "datasets", String.join(" ", card.datasetDigests()));
        field(text, "schema", card.schemaFingerprint());
        field(text, "columns", String.join(" ", card.columns()));
        field(text, "limits", card.limits());
        if (!card.settings().isEmpty()) {
            text.append("settings\n");
            card.settings().forEach((name, value) -> text.append(number(name, value)));
        }
        if (!card.provenance().isEmpty()) {
            text.append("provenance\n");
            card.provenance()
                    .forEach((name, told) -> text.append("  ")
                            .append(name)
                            .append(' ')
                            .append(told)
                            .append('\n'));
        }
        text.append("scores\n");
        card.scores().forEach((name, score) -> text.append(number(name, score)));
        return text.toString();
    }

    public static ObjectNode json(ModelCard card) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", card.id())
                .put("family", card.family())
                .put("library", card.libraryVersion())
                .put("schema_fingerprint", card.schemaFingerprint())
                .put("lead_seconds", card.window().leadNanos() / 1_000_000_000L)
                .put("review_seconds", card.window().reviewNanos() / 1_000_000_000L)
                .put("trained_from", Output.time(card.trainedFromNanos()))
                .put("trained_to", Output.time(card.trainedToNanos()))
                .put("served_to", Output.time(card.servedToNanos()))
                .put("folds", card.folds())
                .put("seed", card.seed())
                .put("limits", card.limits());
        var columns = node.putArray("columns");
        card.columns().forEach(columns::add);
        var digests = node.putArray("dataset_digests");
        card.datasetDigests().forEach(digests::add);
        ObjectNode provenance = node.putObject("provenance");
        card.provenance().forEach(provenance::put);
        ObjectNode settings = node.putObject("settings");
        card.settings().forEach(settings::put);
        ObjectNode scores = node.putObject("scores");
        card.scores().forEach(scores::put);
        return node;
    }

    private static String number(String name, double value) {
        return String.format(Locale.ROOT, "  %-24s %s%n", name, plain(value));
    }

    /// Six digits, and no zeros that say nothing: `6348`, `0.0513548`, `40`.
    static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-12s %s%n", name, value));
    }
}
