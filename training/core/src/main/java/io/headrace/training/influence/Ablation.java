package io.headrace.training.influence;

import io.headrace.market.problem.Progress;
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
import io.headrace.training.validate.WalkForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Trains the same recipe without each group of signals that a model reads, and with each that it
/// does not, on the same rows and folds, and tells what that costs.
///
/// @param all forecasts with the signals the model reads
/// @param groups each with its forecasts without the group first: those the model reads by
///     their name, those it does
///     not with [#ADDED] after it
public record Ablation(Judged all, List<Influence> groups) {
    /// Marks signals that the model does not read.
    public static final String ADDED = ", added";

    public Ablation {
        groups = List.copyOf(groups);
    }

    /// @param recording its columns are all the signals there are; a row needs every one of them
    /// @param read the columns the model reads; those the recording lacks are left out
    public static Ablation of(
            DeskRecording recording, List<String> read, Recipe recipe, Figures.Settings intervals, Progress progress) {
        List<String> columns = recording.schema().columns();
        List<String> base = columns.stream().filter(read::contains).toList();
        TrainingSet outcomes = TrainingSetBuilder.of(recording, recipe.window(), recording.toNanos());
        Arm arm = new Arm(recording, outcomes, recipe.fits(recording), recipe, progress);
        Map<SignalGroup, List<String>> groups = SignalGroup.of(columns);
        int total = groups.size() + 1;
        int done = 0;
        progress.report("ablation", done, total);
        Judged all = arm.judged("the model's signals", base);
        List<Influence> influences = new ArrayList<>();
        for (Map.Entry<SignalGroup, List<String>> group : groups.entrySet()) {
            progress.report("ablation", ++done, total);
            String name = group.getKey().label();
            List<String> own = group.getValue().stream().filter(base::contains).toList();
            List<String> more = group.getValue().stream()
                    .filter(column -> !base.contains(column))
                    .toList();
            if (!own.isEmpty()) {
                Judged without = arm.judged("without " + name, less(base, own));
                influences.add(
                        new Influence(name, own, Contest.overLevels(ScopeScore.ALL_VENUES, without, all, intervals)));
            }
            if (!more.isEmpty()) {
                Judged with = arm.judged("with more " + name, less(columns, less(less(columns, base), more)));
                influences.add(new Influence(
                        name + ADDED, more, Contest.overLevels(ScopeScore.ALL_VENUES, all, with, intervals)));
            }
        }
        progress.report("ablation", total, total);
        return new Ablation(all, influences);
    }

    private static List<String> less(List<String> columns, List<String> others) {
        return columns.stream().filter(column -> !others.contains(column)).toList();
    }

    /// What all trainings have in common.
    private record Arm(
            DeskRecording recording, TrainingSet outcomes, List<Fold> fits, Recipe recipe, Progress progress) {
        Judged judged(String name, List<String> columns) {
            DeskRecording seen =
                    Narrowed.to(recording, columns, recording.schema().columns());
            TrainingSet set = TrainingSetBuilder.of(seen, recipe.window(), seen.toNanos());
            recipe.ahead(set, fits, progress);
            WalkForward walk = new WalkForward(seen, set, recipe.levels());
            List<QuantileForecast> forecasts = new ArrayList<>();
            for (Fold fold : fits) {
                forecasts.addAll(
                        walk.run(fold, recipe.trainer(), recipe.seed(), new FamilyScore.Tally(recipe.levels())));
            }
            return Judged.of(name, forecasts, outcomes, seen.periodNanos());
        }
    }
}
