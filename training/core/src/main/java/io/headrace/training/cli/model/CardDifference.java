package io.headrace.training.cli.model;

import io.headrace.models.card.ModelCard;
import io.headrace.training.cli.console.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What two model cards say differently.
record CardDifference(ModelCard left, ModelCard right) {
    /// @param ratio right over left; NaN for what is not a score of both
    record Line(String name, String left, String right, double ratio) {}

    /// Fields that differ, in the card's order.
    List<Line> fields() {
        List<Line> lines = new ArrayList<>();
        add(lines, "family", left.family(), right.family());
        add(lines, "library", left.libraryVersion(), right.libraryVersion());
        add(lines, "window", left.window().toString(), right.window().toString());
        add(lines, "levels", left.levels().toString(), right.levels().toString());
        add(lines, "schema", left.schemaFingerprint(), right.schemaFingerprint());
        add(lines, "columns", String.join(" ", left.columns()), String.join(" ", right.columns()));
        add(lines, "datasets", String.join(" ", left.datasetDigests()), String.join(" ", right.datasetDigests()));
        add(lines, "trained from", Output.time(left.trainedFromNanos()), Output.time(right.trainedFromNanos()));
        add(lines, "trained to", Output.time(left.trainedToNanos()), Output.time(right.trainedToNanos()));
        add(lines, "served to", Output.time(left.servedToNanos()), Output.time(right.servedToNanos()));
        add(lines, "folds", Integer.toString(left.folds()), Integer.toString(right.folds()));
        add(lines, "seed", Long.toString(left.seed()), Long.toString(right.seed()));
        add(lines, "limits", left.limits(), right.limits());
        return lines;
    }

    /// Every score of either, in name order; losses with their ratio, for of a coverage it says nothing.
    List<Line> scores() {
        TreeSet<String> names = new TreeSet<>(left.scores().keySet());
        names.addAll(right.scores().keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            Double before = left.scores().get(name);
            Double after = right.scores().get(name);
            boolean both = before != null && after != null && before != 0 && isLoss(name);
            double ratio = both ? Objects.requireNonNull(after) / Objects.requireNonNull(before) : Double.NaN;
            lines.add(new Line(name, number(before), number(after), ratio));
        }
        return lines;
    }

    private static boolean isLoss(String name) {
        return name.startsWith("wql") || name.startsWith("pinball");
    }

    private static void add(List<Line> lines, String name, String before, String after) {
        if (!before.equals(after)) {
            lines.add(new Line(name, before, after, Double.NaN));
        }
    }

    private static String number(@Nullable Double score) {
        return score == null ? "-" : Cards.plain(score);
    }
}
