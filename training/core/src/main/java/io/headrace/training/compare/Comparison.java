package io.headrace.training.compare;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet;
import io.headrace.models.evaluation.comparison.ModelConfidenceSet.Statistic;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.uncertainty.StationaryBootstrap;
import java.util.ArrayList;
import java.util.List;

/// Which of several models is better, on the rows that all of them forecast.
///
/// @param models cut down to those rows, in the order asked for
/// @param pairs each with each later one
/// @param range model confidence set by the range statistic, of the mean pinball loss over levels
/// @param max the same by the maximum statistic
public record Comparison(
        List<Judged> models,
        Figures.Settings intervals,
        List<Pair> pairs,
        Finding<ModelConfidenceSet> range,
        Finding<ModelConfidenceSet> max) {
    /// Chance of leaving out the best model.
    public static final double ALPHA = .1;

    private static final int DRAWS = 2000;

    public Comparison {
        models = List.copyOf(models);
        pairs = List.copyOf(pairs);
    }

    /// @param asked at least two models
    /// @throws io.headrace.market.problem.ProblemException when they cannot be compared
    public static Comparison of(List<Judged> asked, Figures.Settings intervals) {
        if (asked.size() < 2) {
            throw new IllegalArgumentException("models must be at least two, were " + asked.size());
        }
        List<Judged> models = Judged.paired(asked);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            for (int j = i + 1; j < models.size(); j++) {
                pairs.add(Pair.of(models.get(i), models.get(j), intervals));
            }
        }
        return new Comparison(
                models,
                intervals,
                pairs,
                confidenceSet(models, Statistic.RANGE, intervals.seed()),
                confidenceSet(models, Statistic.MAX, intervals.seed()));
    }

    private static Finding<ModelConfidenceSet> confidenceSet(List<Judged> models, Statistic statistic, long seed) {
        double[][] losses = models.stream()
                .map(model -> Contest.losses(model, model.rows(), row -> row.pinball(model.levels())))
                .toArray(double[][]::new);
        double block = Math.max(2.0 * models.getFirst().windowSteps(), Math.cbrt(losses[0].length));
        return ModelConfidenceSet.of(
                models.stream().map(Judged::name).toList(),
                losses,
                new ModelConfidenceSet.Settings(ALPHA, statistic, new StationaryBootstrap(block, DRAWS, seed)));
    }
}
