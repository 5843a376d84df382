package io.headrace.training.compare;

import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.models.evaluation.scope.Regime;
import io.headrace.models.evaluation.scope.Regimes;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How one model's out-of-fold forecasts did, by venue and regime, every figure with its intervals.
///
/// @param scopes all venues first, then each; within a venue in the order of [Regime]
public record Evaluation(
        Judged judged, Figures.Settings intervals, List<ScopeScore> scopes, List<VenueDiagnostics> diagnostics) {
    public Evaluation {
        scopes = List.copyOf(scopes);
        diagnostics = List.copyOf(diagnostics);
    }

    /// @param outcomes the rows the forecasts were judged by, and earlier ones
    public static Evaluation of(Judged judged, TrainingSet outcomes, Figures.Settings intervals) {
        Figures figures = new Figures(judged.timeline(), judged.windowSteps(), intervals);
        List<ScopeScore> scopes = new ArrayList<>();
        scopes.addAll(byRegime(ScopeScore.ALL_VENUES, judged.rows(), judged, figures));
        List<VenueDiagnostics> diagnostics = new ArrayList<>();
        for (String venue : judged.venues()) {
            if (judged.venues().size() > 1) {
                scopes.addAll(byRegime(venue, judged.ofVenue(venue), judged, figures));
            }
            diagnostics.add(VenueDiagnostics.of(
                    judged, venue, earlier(outcomes, venue, judged.timeline().fromNanos())));
        }
        return new Evaluation(judged, intervals, scopes, diagnostics);
    }

    private static List<ScopeScore> byRegime(String venue, List<JudgedRow> rows, Judged judged, Figures figures) {
        Regimes regimes = new Regimes(rows);
        return Arrays.stream(Regime.values())
                .map(regime -> ScopeScore.of(venue, regime, regimes.of(regime, rows), judged.levels(), figures))
                .toList();
    }

    private static double[] earlier(TrainingSet outcomes, String venue, long beforeNanos) {
        return outcomes.rows().stream()
                .filter(row -> row.venue().equals(venue) && row.asOfNanos() < beforeNanos)
                .mapToDouble(TrainingRow::excessUsd)
                .toArray();
    }
}
