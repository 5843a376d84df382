package io.headrace.training.cli.evidence;

import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.GapClosed;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.training.backtest.BacktestResult;
import io.headrace.training.cli.console.Output;
import java.util.List;
import java.util.Locale;

/// A backtest for people: the table, and a sentence for each verdict.
final class BacktestText {
    private BacktestText() {}

    static String of(BacktestResult result) {
        Scorecard card = result.scorecard();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "backtest of %s (%s), %s to %s, %,d periods of %d min%n",
                result.card().id(),
                result.card().family(),
                Output.time(result.testSpan().fromNanos()),
                Output.time(result.testSpan().toNanos()),
                result.testSpan().periods(),
                card.periodNanos() / 60_000_000_000L));
        text.append(String.format(
                Locale.ROOT,
                "policies tuned on %s to %s, %d parameter sets each%s%n%n",
                Output.time(result.tuning().span().fromNanos()),
                Output.time(result.tuning().span().toNanos()),
                result.tuning().simulations(),
                result.tuning().predictiveTuned()
                        ? ""
                        : " (the predictive one not: " + result.tuning().untuned() + ")"));
        text.append(String.format(
                Locale.ROOT,
                "%-12s %12s %10s %12s %10s %12s %13s %10s %9s%n",
                "USD",
                "carry",
                "yield",
                "shortfall",
                "transfers",
                "total",
                "above bound",
                "short min",
                "transfers"));
        for (Scorecard.Row row : card.rows()) {
            text.append(line(row.name(), row.totals(), row.avoidableUsd()));
        }
        text.append(line(Scorecard.CLAIRVOYANT, card.bound(), 0)).append('\n');
        verdict(text, result);
        if (!result.forecasts().isEmpty()) {
            text.append('\n').append(ScoreTable.text("test span", result.forecasts()));
        }
        return text.toString();
    }

    private static String line(String name, CostTotals totals, double above) {
        return String.format(
                Locale.ROOT,
                "%-12s %,12.0f %,10.0f %,12.0f %,10.0f %,12.0f %,13.0f %,10.0f %,9d%n",
                name,
                totals.carryUsd(),
                totals.yieldUsd(),
                totals.shortfallUsd(),
                totals.transferUsd(),
                totals.totalUsd(),
                above,
                totals.shortfallMinutes(),
                totals.transfers());
    }

    private static void verdict(StringBuilder text, BacktestResult result) {
        Scorecard card = result.scorecard();
        List<Scorecard.Row> rows = card.rows();
        double rule = rows.get(1).totals().totalUsd();
        double predictive = rows.get(2).totals().totalUsd();
        text.append(String.format(
                Locale.ROOT,
                "The predictive policy costs %,.0f USD %s than the tuned rule and wins %d of %d weeks: %s.%n",
                Math.abs(rule - predictive),
                predictive <= rule ? "less" : "more",
                result.weeksWon(),
                result.weeks(),
                closed(card.vsThreshold(), "the rule's avoidable cost")));
        text.append(String.format(
                Locale.ROOT,
                "Drawing whole weeks anew puts that share between %.0f %% and %.0f %% (90 %% of draws%s).%n",
                100 * result.gapVsThreshold().low(),
                100 * result.gapVsThreshold().high(),
                result.weeks() < 10 ? "; so few weeks make it a hint only" : ""));
        if (!card.vsBestBaseline().equals(card.vsThreshold())) {
            text.append("Against the best baseline: ")
                    .append(closed(card.vsBestBaseline(), "its avoidable cost"))
                    .append(".\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "No policy could have paid less than %,.0f USD; that part is not avoidable.%n",
                card.bound().totalUsd()));
        text.append(String.format(
                Locale.ROOT,
                "The model took %.1f %% of the decisions, the rule the others.%n",
                100 * result.modelShare()));
        guard(text, result);
        result.commonestFallback()
                .ifPresent(why -> text.append("Most often the rule decided because: ")
                        .append(why)
                        .append('\n'));
    }

    private static void guard(StringBuilder text, BacktestResult result) {
        GuardParameters guard = result.settings().guard().orElseThrow();
        List<Scorecard.Row> rows = result.scorecard().rows();
        double cost = rows.get(2).totals().totalUsd() - rows.get(3).totals().totalUsd();
        text.append(String.format(
                Locale.ROOT,
                "The guard holds its cost under %.2f times the rule's plus %,.0f USD at every period; it let all orders "
                        + "through in %.1f %% of them and %s %,.0f USD.%n",
                1 + guard.lambda(),
                guard.budgetUsd(),
                100 * result.wholeShare(),
                cost >= 0 ? "cost" : "saved",
                Math.abs(cost)));
    }

    private static String closed(GapClosed gap, String of) {
        return gap.value().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "it avoids %.0f %% of %s",
                        100 * gap.value().getAsDouble(),
                        of)
                : gap.explanation();
    }
}
