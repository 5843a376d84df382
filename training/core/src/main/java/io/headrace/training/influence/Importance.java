package io.headrace.training.influence;

import io.headrace.market.problem.Progress;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.models.evaluation.scope.ScopeScore;
import io.headrace.models.forecast.NeedScale;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.compare.Contest;
import io.headrace.training.compare.Judged;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import io.headrace.training.validate.FamilyScore;
import io.headrace.training.validate.FittedFold;
import io.headrace.training.validate.Fold;
import io.headrace.training.validate.WalkForward;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What out-of-fold forecasts lose when the values of one column come from other times
/// ([Shuffled]), the model being the same (permutation importance, Breiman 2001). Columns that say
/// the same thing share their worth, so that none of them seems worth much: the groups are shuffled
/// together as well.
///
/// @param honest forecasts with everything in its place
/// @param groups one per group of signals
/// @param columns what costs most first
public record Importance(Judged honest, List<Influence> groups, List<Influence> columns) {
    public Importance {
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
    }

    /// @param recording of the columns the model reads
    public static Importance of(DeskRecording recording, Recipe recipe, Figures.Settings intervals, Progress progress) {
        return new Run(recording, recipe, intervals, progress).importance();
    }

    /// One model's fits, and forecasts of them on changed recordings.
    private static final class Run {
        private final DeskRecording recording;
        private final Recipe recipe;
        private final Figures.Settings intervals;
        private final Progress progress;
        private final TrainingSet set;
        private final List<Fold> folds;
        private final List<FittedFold> fits = new ArrayList<>();
        private final int total;
        private int done;

        private Run(DeskRecording recording, Recipe recipe, Figures.Settings intervals, Progress progress) {
            this.recording = recording;
            this.recipe = recipe;
            this.intervals = intervals;
            this.progress = progress;
            set = TrainingSetBuilder.of(recording, recipe.window(), recording.toNanos());
            folds = recipe.fits(recording);
            total = folds.size()
                    + recording.schema().size()
                    + SignalGroup.of(recording.schema().columns()).size();
        }

        private Importance importance() {
            recipe.ahead(set, folds, progress);
            WalkForward walk = new WalkForward(recording, set, recipe.levels());
            for (Fold fold : folds) {
                progress.report("importance", done++, total);
                fits.add(walk.fit(fold, recipe.trainer(), recipe.seed()));
            }
            Judged honest = judged("honest", recording);
            List<Influence> groups = new ArrayList<>();
            SignalGroup.of(recording.schema().columns())
                    .forEach((group, columns) -> groups.add(influence(group.label(), columns, honest)));
            List<Influence> columns = new ArrayList<>();
            for (String column : recording.schema().columns()) {
                if (!column.equals(NeedScale.COLUMN)) { // the unit of the need itself
                    columns.add(influence(column, List.of(column), honest));
                }
            }
            columns.sort(Comparator.comparingDouble(
                    (Influence each) -> -each.contest().firstUsd()));
            progress.report("importance", total, total);
            return new Importance(honest, groups, columns);
        }

        private Influence influence(String name, List<String> columns, Judged honest) {
            progress.report("importance", done++, total);
            DeskRecording shuffled = Shuffled.of(recording, columns, folds, honest.windowSteps(), recipe.seed());
            Judged other = judged("shuffled " + name, shuffled);
            return new Influence(name, columns, Contest.overLevels(ScopeScore.ALL_VENUES, other, honest, intervals));
        }

        private Judged judged(String name, DeskRecording seen) {
            WalkForward walk = new WalkForward(seen, set, recipe.levels());
            List<QuantileForecast> forecasts = new ArrayList<>();
            for (int i = 0; i < folds.size(); i++) {
                forecasts.addAll(walk.run(folds.get(i), fits.get(i), new FamilyScore.Tally(recipe.levels())));
            }
            return Judged.of(name, forecasts, set, seen.periodNanos());
        }
    }
}
