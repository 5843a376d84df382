package io.headrace.training.report;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.coverage.ProbabilityIntegral;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.training.compare.DriftAlarms;
import io.headrace.training.compare.Evaluation;
import io.headrace.training.compare.VenueDiagnostics;
import java.util.List;
import java.util.Locale;

/// An evaluation for people: scores by venue and regime, coverage by level, and the tests.
public final class EvaluationText {
    private static final String SCOPE = "%-14s %-8s %9s %8s  %-24s %-22s %-22s %s%n";
    private static final String LEVEL = "%-14s %-8s %-24s %-26s %s%n";
    private static final String TEST = "%-14s %-8s %9s %9s %9s %14s%n";
    private static final List<Double> TAIL = List.of(.95, .99);

    private final Evaluation evaluation;
    private final FigureText figures = new FigureText();
    private final StringBuilder text = new StringBuilder();

    private EvaluationText(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    public static String of(Evaluation evaluation) {
        return new EvaluationText(evaluation).text();
    }

    private String text() {
        line("out-of-fold forecasts of %s%n%s%n", evaluation.judged().name(), FigureText.rows(evaluation.judged()));
        line(
                "in brackets: %.0f %% interval by autocovariances over overlapping windows (bootstrap: --json)%n%n",
                100 * evaluation.intervals().confidence());
        scopes();
        levels();
        tests();
        places();
        drift();
        return text.append(figures.notes()).toString();
    }

    private void scopes() {
        line(SCOPE, "venue", "regime", "forecasts", "windows", "WQL", "cov .95, %", "cov .99, %", "CRPS, USD");
        for (ScopeScore scope : evaluation.scopes()) {
            line(
                    SCOPE,
                    name(scope.venue()),
                    scope.regime().label(),
                    String.format(Locale.ROOT, "%,d", scope.rows()),
                    String.format(Locale.ROOT, "%,d", scope.windows()),
                    figures.figure(scope.wql(), "%.4f"),
                    figures.figure(coverage(scope, TAIL.get(0)), "%.1f"),
                    figures.figure(coverage(scope, TAIL.get(1)), "%.2f"),
                    figures.figure(scope.crps(), "%,.0f"));
        }
        text.append('\n');
    }

    private void levels() {
        ScopeScore whole = evaluation.scopes().getFirst();
        line(LEVEL, "all venues", "level", "coverage, %", "pinball, USD", "bootstrap of pinball");
        for (ScopeScore.AtLevel level : whole.levels()) {
            line(
                    LEVEL,
                    "",
                    level.level(),
                    figures.figure(level.coverage().map(EvaluationText::percent), "%.2f"),
                    figures.figure(level.pinball(), "%,.1f"),
                    level.pinball()
                            .toOptional()
                            .map(figure -> figures.interval(figure.bootstrap(), "%,.1f"))
                            .orElse(""));
        }
        line("interval score, USD: %s%n%n", figures.figure(whole.intervalScore(), "%,.0f"));
    }

    private void tests() {
        line(TEST, "one per window", "level", "outcomes", "exceeded", "Kupiec p", "Christoffersen p");
        for (VenueDiagnostics venue : evaluation.diagnostics()) {
            for (VenueDiagnostics.LevelTest test : venue.tests()) {
                if (TAIL.contains(test.level())) {
                    line(
                            TEST,
                            venue.venue(),
                            test.level(),
                            venue.outcomes(),
                            test.exceeded(),
                            figures.pValue(test.kupiec()),
                            figures.pValue(test.christoffersen()));
                }
            }
        }
        text.append('\n');
    }

    private void places() {
        line(
                "%-14s %9s %9s %9s  share of outcomes below, between and above the levels, %%%n",
                "PIT", "KS", "p", "MASE");
        for (VenueDiagnostics venue : evaluation.diagnostics()) {
            Finding<Double> statistic = venue.uniformity().map(ProbabilityIntegral.Distance::statistic);
            Finding<Double> pValue = venue.uniformity().map(ProbabilityIntegral.Distance::pValue);
            StringBuilder shares = new StringBuilder();
            venue.shares().forEach(share -> shares.append(String.format(Locale.ROOT, " %4.1f", 100 * share)));
            line(
                    "%-14s %9s %9s %9s %s%n",
                    venue.venue(),
                    figures.number(statistic, "%.3f"),
                    figures.number(pValue, "%.3f"),
                    figures.number(venue.mase(), "%.3f"),
                    shares);
        }
    }

    private void drift() {
        line(
                "%n%-14s %9s %14s %9s  alarms the watch of a served model would have raised%n",
                "drift", "outcomes", "exceedances", "loss");
        for (VenueDiagnostics venue : evaluation.diagnostics()) {
            DriftAlarms alarms = venue.drift();
            line("%-14s %9d %14d %9d%n", venue.venue(), alarms.outcomes(), alarms.exceedance(), alarms.loss());
        }
    }

    private static Finding<Figure> coverage(ScopeScore scope, double level) {
        return scope.levels().stream()
                .filter(each -> each.level() == level)
                .findFirst()
                .map(each -> each.coverage().map(EvaluationText::percent))
                .orElseGet(() -> Finding.missing("the model does not forecast level " + level));
    }

    /// A share in hundredths; an interval of a share does not leave [0, 100].
    private static Figure percent(Figure share) {
        return new Figure(
                100 * share.value(),
                share.hac().map(Percent::of),
                share.bootstrap().map(Percent::of));
    }

    private static String name(String venue) {
        return venue.equals(ScopeScore.ALL_VENUES) ? "all venues" : venue;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
