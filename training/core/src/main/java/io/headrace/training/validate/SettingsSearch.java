package io.headrace.training.validate;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Looks for settings inside the rows a fold is fitted on, and nowhere else: on each half of the last two fifths
/// of them, forecast by fits on what came before, purged and embargoed by the label window. Neither the
/// calibration slice nor the test block is read.
///
/// @param set every row of the run
/// @param tries settings for each family and fold, the given ones among them
public record SettingsSearch(TrainingSet set, QuantileLevels levels, int tries, long seed, FitMemory memory) {
    private static final double[] CUTS = {.6, .8, 1};

    /// Fits of each settings tried.
    static final int INNER_FITS = CUTS.length - 1;

    /// The fits [#trials] asks for.
    List<FitTask> tasks(TrainerFamily family, FamilySettings given, Fold fold) {
        List<FitTask> tasks = new ArrayList<>();
        for (FamilySettings settings : candidates(family, given)) {
            for (Inner inner : inners(fold)) {
                tasks.add(new FitTask(family, settings, fold.fitFromNanos(), inner.labelsToNanos()));
            }
        }
        return tasks;
    }

    /// Every setting tried with its loss, the given one first; empty when the family has none to search.
    ///
    /// @param fitted told after each fit
    List<Trial> trials(TrainerFamily family, FamilySettings given, Fold fold, Runnable fitted) {
        List<Trial> trials = new ArrayList<>();
        for (FamilySettings settings : candidates(family, given)) {
            trials.add(new Trial(settings, loss(family, settings, fold, fitted)));
        }
        return trials;
    }

    /// The settings of least loss, the earliest of equals; the given ones when nothing was tried.
    static FamilySettings best(List<Trial> trials, FamilySettings given) {
        FamilySettings best = given;
        double least = Double.POSITIVE_INFINITY;
        for (Trial trial : trials) {
            double loss = trial.wql().orElse(Double.POSITIVE_INFINITY);
            if (loss < least) {
                least = loss;
                best = trial.settings();
            }
        }
        return best;
    }

    private List<FamilySettings> candidates(TrainerFamily family, FamilySettings given) {
        return tries == 0 || family.declared().isEmpty()
                ? List.of()
                : new SettingsDraw(family.declared(), seed).around(given, tries);
    }

    private List<Inner> inners(Fold fold) {
        long span = fold.fitLabelsToNanos() - fold.fitFromNanos();
        List<Inner> inners = new ArrayList<>();
        for (int i = 0; i + 1 < CUTS.length; i++) {
            long test = fold.fitFromNanos() + (long) (CUTS[i] * span);
            long end = fold.fitFromNanos() + (long) (CUTS[i + 1] * span);
            inners.add(new Inner(test - set.window().endNanos(), test, end));
        }
        return inners;
    }

    private OptionalDouble loss(TrainerFamily family, FamilySettings settings, Fold fold, Runnable fitted) {
        QuantileTrainer trainer = memory.around(family, settings, family.trainer(settings));
        Loss loss = new Loss();
        boolean usable = true;
        for (Inner inner : inners(fold)) {
            try {
                TrainingSet before = set.labelledWithin(fold.fitFromNanos(), inner.labelsToNanos());
                loss.add(trainer.fit(before, levels, seed), set.labelledWithin(inner.fromNanos(), inner.toNanos()));
            } catch (IllegalArgumentException e) {
                usable = false; // too few rows for these settings
            }
            fitted.run();
        }
        return usable ? loss.wql() : OptionalDouble.empty();
    }

    /// A part of a fold's fitting rows that is forecast.
    ///
    /// @param labelsToNanos no label that is learnt from reaches beyond it
    private record Inner(long labelsToNanos, long fromNanos, long toNanos) {}

    /// Weighted quantile loss in USD, before calibration.
    private final class Loss {
        private double above;
        private double below;

        private void add(QuantileModel model, TrainingSet rows) {
            double[] quantiles = new double[levels.size()];
            for (TrainingRow row : rows.having(model.steps()).rows()) {
                model.predict(row.venue(), row.features(model.steps()), quantiles);
                Rearrangement.sort(quantiles);
                for (int k = 0; k < quantiles.length; k++) {
                    above += 2 * row.scaleUsd() * Pinball.loss(levels.get(k), quantiles[k], row.y()) / levels.size();
                }
                below += Math.abs(row.excessUsd());
            }
        }

        private OptionalDouble wql() {
            return below > 0 ? OptionalDouble.of(above / below) : OptionalDouble.empty();
        }
    }
}
