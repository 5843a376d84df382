package io.headrace.training.cli.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.headrace.training.promote.Gate;
import io.headrace.training.promote.GateReport;
import io.headrace.training.promote.Promotion;
import java.util.Locale;

/// What the gates said, for people and for programs.
public final class GateText {
    private GateText() {}

    public static String text(GateReport report) {
        StringBuilder text = new StringBuilder("gates\n");
        for (Gate gate : report.gates()) {
            text.append(
                    String.format(Locale.ROOT, "  %-14s %-9s %s%n", gate.name(), word(gate.verdict()), gate.reason()));
        }
        return text.toString();
    }

    public static ArrayNode json(GateReport report) {
        ArrayNode gates = JsonNodeFactory.instance.arrayNode();
        for (Gate gate : report.gates()) {
            gates.addObject()
                    .put("name", gate.name())
                    .put("verdict", word(gate.verdict()))
                    .put("reason", gate.reason());
        }
        return gates;
    }

    /// In a few words: what became of the champion.
    public static String outcome(Promotion.Outcome outcome) {
        String id = outcome.report().model();
        if (!outcome.promoted()) {
            return "not promoted: " + outcome.report().refused().size() + " of "
                    + outcome.report().gates().size() + " gates refused it"
                    + (outcome.before().isEmpty() ? "" : ", " + outcome.before() + " stays champion");
        }
        if (outcome.before().equals(id)) {
            return "champion already";
        }
        return "now champion"
                + (outcome.report().passed()
                        ? ""
                        : " by force, past " + outcome.report().refused().size() + " gates")
                + (outcome.before().isEmpty() ? "" : ", " + outcome.before() + " is kept as previous");
    }

    private static String word(Gate.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "passed";
            case REFUSED -> "refused";
            case NOT_ASKED -> "not asked";
        };
    }
}
