package io.headrace.training.report;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.training.compare.Comparison;
import io.headrace.training.compare.Contest;
import io.headrace.training.compare.MurphyCurves;
import io.headrace.training.compare.Pair;
import java.util.Locale;
import java.util.stream.Collectors;

/// A comparison for people: who loses less, by how much, and whether chance can explain it.
public final class ComparisonText {
    private static final String ROW = "%-14s %-6s %12s %12s  %-24s %-18s %7s %7s  %s%n";
    private static final double SIGNIFICANT = .05;

    private final FigureText figures = new FigureText();
    private final StringBuilder text = new StringBuilder();

    private ComparisonText() {}

    public static String of(Comparison comparison) {
        ComparisonText writer = new ComparisonText();
        writer.write(comparison);
        return writer.text.append(writer.figures.notes()).toString();
    }

    private void write(Comparison comparison) {
        line(
                "the same forecasts of %d models: %s%n",
                comparison.models().size(), FigureText.rows(comparison.models().getFirst()));
        line(
                "losses are pinball, USD; brackets are %.0f %% intervals over overlapping windows%n",
                100 * comparison.intervals().confidence());
        comparison.pairs().forEach(this::pair);
        line("%nmodel confidence set, alpha %.2f%n", Comparison.ALPHA);
        set("range", comparison.range());
        set("max", comparison.max());
    }

    private void pair(Pair pair) {
        line("%n%s against %s%n", pair.first(), pair.second());
        line(ROW, "venue", "level", "first", "second", "ratio [HAC]", "[bootstrap]", "DM", "p", "");
        pair.contests().forEach(contest -> contest(pair, contest));
        for (MurphyCurves curves : pair.curves()) {
            line("Murphy diagram at %s: %s%n", curves.level(), murphy(pair, curves));
        }
    }

    private void contest(Pair pair, Contest contest) {
        String venue = contest.venue().equals(ScopeScore.ALL_VENUES) ? "all venues" : contest.venue();
        String bootstrap = contest.ratio()
                .toOptional()
                .map(ratio -> figures.interval(ratio.bootstrap(), "%.3f"))
                .orElse("");
        line(
                ROW,
                venue,
                contest.loss(),
                String.format(Locale.ROOT, "%,.1f", contest.firstUsd()),
                String.format(Locale.ROOT, "%,.1f", contest.secondUsd()),
                figures.figure(contest.ratio(), "%.3f"),
                bootstrap,
                figures.number(contest.test().map(DieboldMariano::statistic), "%.2f"),
                figures.chance(contest.test().map(DieboldMariano::pValue)),
                contest.test().toOptional().map(test -> verdict(pair, test)).orElse(""));
    }

    private static String verdict(Pair pair, DieboldMariano test) {
        if (test.pValue() >= SIGNIFICANT) {
            return "no difference beyond chance";
        }
        return (test.meanDifference() < 0 ? pair.first() : pair.second()) + " loses less";
    }

    private static String murphy(Pair pair, MurphyCurves curves) {
        if (curves.dominance().first() || curves.dominance().second()) {
            return (curves.dominance().first() ? pair.first() : pair.second())
                    + " is never worse at any level of collateral";
        }
        return String.format(
                Locale.ROOT,
                "neither dominates; %s is better over %.0f %% of the range where they differ",
                pair.first(),
                100 * curves.dominance().lowerShare());
    }

    private void set(String statistic, Finding<ModelConfidenceSet> finding) {
        String members = switch (finding) {
            case Finding.Missing<ModelConfidenceSet>(String reason) -> "none: " + reason;
            case Finding.Found<ModelConfidenceSet>(ModelConfidenceSet set) ->
                set.ranked().stream()
                        .map(member -> String.format(
                                Locale.ROOT,
                                "%s%s (p %.3f)",
                                member.name(),
                                member.included() ? "" : " out",
                                member.pValue()))
                        .collect(Collectors.joining(", "));
        };
        line("  %-6s %s%n", statistic, members);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
