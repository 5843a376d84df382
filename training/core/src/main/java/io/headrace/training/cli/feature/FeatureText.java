package io.headrace.training.cli.feature;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.training.feature.Spans;
import java.util.Locale;
import java.util.stream.Collectors;

/// A feature in words and as JSON.
final class FeatureText {
    private FeatureText() {}

    static String text(SignalDefinition definition) {
        String source = definition.formula().source();
        return definition.column() + "\n"
                + "  formula   " + definition.formula().text() + "\n"
                + "  source    " + (source.isEmpty() ? "Headrace's own" : source) + "\n"
                + "  unit      " + definition.formula().unit() + "\n"
                + "  made      " + shape(definition) + "\n"
                + "  reads     " + inputs(definition) + "\n"
                + "  warm-up   " + Spans.warmUp(definition.timing()) + "\n"
                + "  stale     " + stale(definition) + "\n";
    }

    static ObjectNode json(SignalDefinition definition) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", definition.column())
                .put("formula", definition.formula().text())
                .put("source", definition.formula().source())
                .put("unit", definition.formula().unit())
                .put("made", shape(definition))
                .put("warm_up_seconds", definition.timing().warmUpNanos() / 1e9)
                .put("warm_up_buckets", definition.timing().warmUpBuckets())
                .put("stale_after_seconds", definition.timing().staleAfterNanos() / 1e9);
        var inputs = node.putArray("inputs");
        definition.inputs().forEach(input -> inputs.add(input.name().toLowerCase(Locale.ROOT)));
        return node;
    }

    private static String shape(SignalDefinition definition) {
        return switch (definition.factory()) {
            case SignalFactory.PerCoin perCoin ->
                "once for each coin of a venue; the mean over the coins that are warm";
            case SignalFactory.PerVenue perVenue -> "once for each venue, from all its coins";
            case SignalFactory.AcrossVenues across ->
                "once for each coin, from all venues; the mean over the coins that are warm";
            case SignalFactory.ForDesk forDesk -> "once; the same at every venue";
        };
    }

    static String inputs(SignalDefinition definition) {
        return definition.inputs().isEmpty()
                ? "the clock"
                : definition.inputs().stream()
                        .map(input -> input.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static String stale(SignalDefinition definition) {
        return definition.inputs().isEmpty()
                ? "never"
                : "when an input has said nothing for "
                        + Spans.text(definition.timing().staleAfterNanos());
    }
}
