package io.headrace.training.report;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.coverage.LikelihoodRatio;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.uncertainty.Interval;
import io.headrace.training.compare.Judged;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Figures in columns of text. Where there is none stands a letter, and what it means below the table.
final class FigureText {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Map<String, Character> reasons = new TreeMap<>();

    /// A figure and its HAC interval, `0.412 [0.400, 0.425]`.
    ///
    /// @param number format of one number
    String figure(Finding<Figure> finding, String number) {
        return switch (finding) {
            case Finding.Found<Figure>(Figure figure) ->
                format(number, figure.value()) + ' ' + interval(figure.hac(), number);
            case Finding.Missing<Figure>(String reason) -> mark(reason);
        };
    }

    String interval(Finding<Interval> finding, String number) {
        return switch (finding) {
            case Finding.Found<Interval>(Interval interval) ->
                '[' + format(number, interval.low()) + ", " + format(number, interval.high()) + ']';
            case Finding.Missing<Interval>(String reason) -> mark(reason);
        };
    }

    /// A test's p-value.
    String pValue(Finding<LikelihoodRatio> finding) {
        return chance(finding.map(LikelihoodRatio::pValue));
    }

    /// A p-value; one that would round to nothing says so.
    String chance(Finding<Double> finding) {
        return finding.toOptional().orElse(1.0) < .0005 ? "<.001" : number(finding, "%.3f");
    }

    String number(Finding<Double> finding, String number) {
        return switch (finding) {
            case Finding.Found<Double>(Double value) -> format(number, value);
            case Finding.Missing<Double>(String reason) -> mark(reason);
        };
    }

    /// Stands in a table for a figure there is not.
    String mark(String reason) {
        char next = (char) ('a' + reasons.size() % 26);
        return "(" + reasons.computeIfAbsent(reason, missing -> next) + ")";
    }

    /// What the letters mean; empty when there are none.
    String notes() {
        StringBuilder text = new StringBuilder();
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> text.append('(')
                        .append(entry.getValue())
                        .append(") no figure: ")
                        .append(entry.getKey())
                        .append('\n'));
        return text.toString();
    }

    static String rows(Judged judged) {
        return String.format(
                Locale.ROOT,
                "need after %,d min for %,d min, %s to %s, %,d forecasts at %d venues every %d min",
                judged.window().leadNanos() / MINUTE_NANOS,
                judged.window().reviewNanos() / MINUTE_NANOS,
                FigureJson.time(judged.timeline().fromNanos()),
                FigureJson.time(judged.timeline().toNanos()),
                judged.rows().size(),
                judged.venues().size(),
                judged.timeline().periodNanos() / MINUTE_NANOS);
    }

    private static String format(String number, double value) {
        return String.format(Locale.ROOT, number, value);
    }
}
