package io.headrace.training.report;

import io.headrace.training.proof.ProofResult;
import io.headrace.training.proof.cell.Cell;
import java.time.Instant;
import java.util.Locale;

/// A proof for people: per place of the sweep a table, the attribution and one sentence for each verdict.
public final class ProofText {
    private static final double HOUR_NANOS = 3.6e12;

    private ProofText() {}

    public static String of(ProofResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "proof on %s: tuned on %d episodes, judged on %d of %s to %s; mean demand %,.0f USD%n",
                result.world(),
                result.tuned(),
                result.judged(),
                Instant.ofEpochSecond(0, result.judgedFromNanos()),
                Instant.ofEpochSecond(0, result.judgedToNanos()),
                result.meanDemandUsd()));
        for (Cell cell : result.cells()) {
            cell(text, cell, result.judged());
        }
        return text.toString();
    }

    private static void cell(StringBuilder text, Cell cell, int judged) {
        text.append(String.format(
                Locale.ROOT,
                "%nlead %.2f h, capital %.2f x mean demand, %s; the future known: %,.0f USD an episode%n",
                cell.leadNanos() / HOUR_NANOS,
                cell.capital(),
                cell.costs().name(),
                cell.bound().totalUsd() / judged));
        text.append(String.format(
                Locale.ROOT,
                "%-34s %10s %10s %10s %9s %8s %16s %5s%n",
                "USD an episode",
                "total",
                "avoidable",
                "shortfall",
                "transfers",
                "gap",
                "90 % of draws",
                "won"));
        for (Cell.Row row : cell.rows()) {
            String mark = row.name().equals(cell.baseline()) ? " <" : row.name().equals(cell.ours()) ? " *" : "";
            text.append(String.format(
                    Locale.ROOT,
                    "%-34s %,10.0f %,10.0f %,10.0f %,9.0f %8.2f %16s %5d%n",
                    row.name() + mark,
                    row.totals().totalUsd() / judged,
                    row.avoidableUsd() / judged,
                    row.totals().shortfallUsd() / judged,
                    row.totals().transferUsd() / judged,
                    row.gap(),
                    String.format(
                            Locale.ROOT,
                            "%.2f to %.2f",
                            row.gapRange().low(),
                            row.gapRange().high()),
                    row.won()));
        }
        verdicts(text, cell, judged);
    }

    private static void verdicts(StringBuilder text, Cell cell, int judged) {
        Cell.Row ours = cell.row(cell.ours());
        text.append(String.format(
                Locale.ROOT,
                "< the cheapest plan-aware rule before the split, * order-up-to on what forecast best there.%n"
                        + "%s avoids %.0f %% of what %s could have avoided (%.0f %% to %.0f %%) and wins %d of %d.%n",
                ours.name(),
                100 * ours.gap(),
                cell.baseline(),
                100 * ours.gapRange().low(),
                100 * ours.gapRange().high(),
                ours.won(),
                judged));
        Cell.CapitalNeeded needed = cell.capitalNeeded();
        text.append(String.format(
                Locale.ROOT,
                "For the rule's cost of shortage it needs %.3f x mean demand: %.0f %% of the buffer saved (%.0f %% to %.0f %%).%n",
                needed.capital(),
                100 * needed.bufferSaved(),
                100 * needed.savedRange().low(),
                100 * needed.savedRange().high()));
        text.append("avoidable, one thing added at a time:");
        for (Cell.Step step : cell.ladder()) {
            text.append(String.format(Locale.ROOT, " %s %,.0f", step.added(), step.avoidableUsd() / judged));
        }
        text.append(System.lineSeparator());
    }
}
