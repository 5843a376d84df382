package io.headrace.training.influence;

import io.headrace.market.problem.Progress;
import io.headrace.models.evaluation.Finding;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.compare.Contest;
import io.headrace.training.compare.Judged;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.FoldPlan;
import io.headrace.training.validate.WalkForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What more history is worth: the same recipe fitted on only the last part of each fold's fitting
/// rows, judged on the same outcomes as with all of them. Calibration slices and test blocks stay
/// as they are.
///
/// @param all forecasts of fits on all fitting rows
/// @param parts the shortest first
public record LearningCurve(Judged all, List<Part> parts) {
    private static final double[] SHARES = {.125, .25, .5};
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// @param share of each fold's fitting span that was used, the last part of it
    /// @param days what that is on average over the folds
    /// @param contest forecasts with this part first, with everything second: a ratio above 1
    ///     says that the rest
    ///     of the history is worth something; missing when a fold's part would be too short to fit
    public record Part(double share, double days, Finding<Contest> contest) {}

    public LearningCurve {
        parts = List.copyOf(parts);
    }

    /// @param recording of the columns the model reads
    public static LearningCurve of(
            DeskRecording recording, Recipe recipe, Figures.Settings intervals, Progress progress) {
        TrainingSet set = TrainingSetBuilder.of(recording, recipe.window(), recording.toNanos());
        Run run = new Run(recording, set, recipe, recipe.fits(recording), progress);
        Judged all = run.judged("all history", 1);
        List<Part> parts = new ArrayList<>();
        for (double share : SHARES) {
            Finding<Contest> contest = run.longEnough(share)
                    .map(part ->
                            Contest.overLevels(ScopeScore.ALL_VENUES, run.judged("history", part), all, intervals));
            parts.add(new Part(share, share * run.meanDays(), contest));
        }
        return new LearningCurve(all, parts);
    }

    private record Run(DeskRecording recording, TrainingSet set, Recipe recipe, List<Fold> folds, Progress progress) {
        Judged judged(String name, double share) {
            List<Fold> cut = folds.stream().map(fold -> fold.lastOfFit(share)).toList();
            recipe.ahead(set, cut, progress);
            WalkForward walk = new WalkForward(recording, set, recipe.levels());
            List<QuantileForecast> forecasts = new ArrayList<>();
            for (int i = 0; i < cut.size(); i++) {
                progress.report("learning curve, " + Math.round(100 * share) + " % of history", i, cut.size());
                FamilyScore.Tally tally = new FamilyScore.Tally(recipe.levels());
                forecasts.addAll(walk.run(cut.get(i), recipe.trainer(), recipe.seed(), tally));
            }
            return Judged.of(name, forecasts, set, recording.periodNanos());
        }

        /// The share, if every fold's part is as long as the shortest a fold may be.
        Finding<Double> longEnough(double share) {
            long fewest = FoldPlan.fewestNanos(recording);
            return folds.stream().allMatch(fold -> fold.lastOfFit(share).fitNanos() >= fewest)
                    ? Finding.found(share)
                    : Finding.missing(String.format(
                            Locale.ROOT,
                            "a fold would learn from less than %.1f days, too few to fit",
                            (double) fewest / DAY_NANOS));
        }

        double meanDays() {
            return folds.stream().mapToLong(Fold::fitNanos).average().orElse(0) / DAY_NANOS;
        }
    }
}
