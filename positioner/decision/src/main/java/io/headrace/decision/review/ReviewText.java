package io.headrace.decision.review;

import io.headrace.decision.simulation.CostTotals;
import io.headrace.models.evaluation.scope.Regime;
import io.headrace.models.evaluation.scope.ScopeScore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A review on a console.
public final class ReviewText {
    private static final int STORIES = 3;
    private static final Map<String, String> NAMES = Map.of(
            CostLine.ACTUAL, "actual",
            CostLine.RULE, "rule alone",
            CostLine.NOTHING, "nothing moved",
            CostLine.FORESIGHT, "foresight");

    private ReviewText() {}

    public static String of(Review review) {
        StringBuilder text = new StringBuilder();
        Review.Scope scope = review.scope();
        line(
                text,
                "%s to %s, %,d decisions%s",
                ReviewJson.time(scope.firstNanos()),
                ReviewJson.time(scope.lastNanos()),
                scope.decisions(),
                scope.unbroken() ? "" : " (the chain of records is BROKEN: run 'audit verify')");
        if (scope.older() > 0) {
            line(text, "%,d decisions of a version that kept no inputs are left out", scope.older());
        }
        if (!scope.gaps().isEmpty()) {
            long periods = scope.gaps().stream().mapToLong(Review.Gap::periods).sum();
            line(
                    text,
                    "%d gaps with %,d periods without a decision",
                    scope.gaps().size(),
                    periods);
        }
        money(text, review);
        forecasts(text, review.predicted());
        stories(text, "worst", review.worst());
        stories(text, "best", review.best());
        return text.append('\n')
                .append(review.payback().sentence())
                .append('\n')
                .toString();
    }

    private static void money(StringBuilder text, Review review) {
        line(
                text,
                "%n%-14s %12s %10s %12s %11s %12s %14s %11s",
                "USD",
                "carry",
                "yield",
                "shortfall",
                "transfers",
                "total",
                "above foresight",
                "hours short");
        double least = review.costs().getLast().totals().totalUsd();
        for (CostLine way : review.costs()) {
            CostTotals totals = way.totals();
            line(
                    text,
                    "%-14s %,12.0f %,10.0f %,12.0f %,11.0f %,12.0f %,15.0f %,11.1f",
                    NAMES.getOrDefault(way.name(), way.name()),
                    totals.carryUsd(),
                    totals.yieldUsd(),
                    totals.shortfallUsd(),
                    totals.transferUsd(),
                    totals.totalUsd(),
                    totals.totalUsd() - least,
                    totals.shortfallMinutes() / 60);
        }
        if (review.unexplained() > 0) {
            line(text, "In %,d periods the books were other than decisions and flows explain.", review.unexplained());
        }
    }

    private static void forecasts(StringBuilder text, Predicted predicted) {
        line(
                text,
                "%n%,d forecasts with an outcome; %,d windows still open and not counted; %,d hidden by gaps; %,d times no forecast",
                predicted.rows(),
                predicted.open(),
                predicted.lost(),
                predicted.unforecast());
        if (predicted.rows() == 0) {
            return;
        }
        line(
                text,
                "%-14s %10s %12s %12s %8s %12s",
                "venue",
                "forecasts",
                "within .95",
                "within .99",
                "WQL",
                "bias USD");
        for (ScopeScore score : predicted.scopes()) {
            if (score.regime() == Regime.ALL) {
                line(
                        text,
                        "%-14s %,10d %12s %12s %8s %12s",
                        score.venue().equals(ScopeScore.ALL_VENUES) ? "all" : score.venue(),
                        score.rows(),
                        coverage(score, .95),
                        coverage(score, .99),
                        score.wql()
                                .toOptional()
                                .map(figure -> format("%.3f", figure.value()))
                                .orElse("-"),
                        Optional.ofNullable(predicted.bias().get(score.venue()))
                                .flatMap(bias -> bias.toOptional())
                                .map(figure -> format("%,.0f", figure.value()))
                                .orElse("-"));
            }
        }
    }

    private static String coverage(ScopeScore score, double level) {
        return score.levels().stream()
                .filter(at -> at.level() == level)
                .findFirst()
                .flatMap(at -> at.coverage().toOptional())
                .map(figure -> format("%.1f %%", 100 * figure.value()))
                .orElse("-");
    }

    private static void stories(StringBuilder text, String name, List<DecisionValue> values) {
        if (!values.isEmpty()) {
            line(text, "%n%s decisions against the rule, over their window", name);
        }
        for (DecisionValue value : values.subList(0, Math.min(STORIES, values.size()))) {
            line(
                    text,
                    "  %,+.2f USD  number %d at %s: %s",
                    value.savedUsd(),
                    value.sequence(),
                    ReviewJson.time(value.nowNanos()),
                    value.sentence());
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(format(format, values)).append('\n');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace("\r\n", "\n");
    }
}
