package io.headrace.training.compare;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.DieboldMariano;
import io.headrace.models.evaluation.scope.Figure;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.JudgedRow;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.evaluation.uncertainty.HacKernel;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Two models' losses on the same rows.
///
/// @param venue its name, or [ScopeScore#ALL_VENUES]
/// @param loss what was compared: `mean` for the pinball loss over all levels, else the level
/// @param firstUsd mean loss of the first
/// @param secondUsd mean loss of the second
/// @param ratio first over second; below 1 the first loses less
/// @param test Diebold-Mariano, Bartlett weights over the overlap of windows
public record Contest(
        String venue,
        String loss,
        double firstUsd,
        double secondUsd,
        Finding<Figure> ratio,
        Finding<DieboldMariano> test) {
    /// The pinball loss over all levels.
    public static final String MEAN = "mean";

    /// Of the mean pinball loss over all levels.
    ///
    /// @param venue its name, or [ScopeScore#ALL_VENUES]
    /// @param second must have forecast the same rows
    public static Contest overLevels(String venue, Judged first, Judged second, Figures.Settings settings) {
        return new Sides(first, second, venue, settings).contest(MEAN, row -> row.pinball(first.levels()));
    }

    static Contest atLevel(int level, Judged first, Judged second, Figures.Settings settings) {
        return new Sides(first, second, ScopeScore.ALL_VENUES, settings)
                .contest(String.valueOf(first.levels().get(level)), row -> row.pinball(first.levels(), level));
    }

    /// Losses of a model by instant, venues added up, instants without rows left out.
    static double[] losses(Judged judged, List<JudgedRow> rows, ToDoubleFunction<JudgedRow> loss) {
        Figures figures = new Figures(judged.timeline(), judged.windowSteps(), Figures.Settings.STANDARD);
        double[] sums = figures.overTime(rows, loss);
        double[] counts = figures.overTime(rows, row -> 1);
        return IntStream.range(0, sums.length)
                .filter(t -> counts[t] > 0)
                .mapToDouble(t -> sums[t])
                .toArray();
    }

    /// Both models' rows in a scope.
    private record Sides(Judged first, Judged second, String venue, Figures.Settings settings) {
        Contest contest(String name, ToDoubleFunction<JudgedRow> loss) {
            List<JudgedRow> own = rows(first);
            List<JudgedRow> others = rows(second);
            Figures figures = new Figures(first.timeline(), first.windowSteps(), settings);
            Finding<Figure> ratio = figures.between(own, others, loss);
            Finding<DieboldMariano> test = DieboldMariano.of(
                    losses(first, own, loss), losses(second, others, loss), first.windowSteps(), HacKernel.BARTLETT);
            return new Contest(venue, name, mean(own, loss), mean(others, loss), ratio, test);
        }

        private List<JudgedRow> rows(Judged judged) {
            return venue.equals(ScopeScore.ALL_VENUES) ? judged.rows() : judged.ofVenue(venue);
        }

        private static double mean(List<JudgedRow> rows, ToDoubleFunction<JudgedRow> loss) {
            return rows.stream().mapToDouble(loss).average().orElseThrow();
        }
    }
}
