package io.headrace.training.validate;

import io.headrace.market.problem.Progress;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Settles what each family is fitted with on each fold, searching where that was asked for, and says ahead
/// which fits are to come.
record FoldChoice(TrainingRequest request, TrainingSet set, FoldPlan plan, FitMemory memory) {
    /// The family itself first, then its baselines.
    static Set<TrainerFamily> families(TrainerFamily own) {
        Set<TrainerFamily> families = new LinkedHashSet<>(List.of(own));
        families.addAll(TrainerFamily.BASELINES);
        return families;
    }

    /// By family and fold; the last one is the family itself on the whole span.
    List<FoldRecord> records(Progress progress) {
        List<FoldRecord> unsearched = unsearched();
        SettingsSearch search =
                new SettingsSearch(set, request.levels(), request.walk().search(), request.seed(), memory);
        List<FitTask> tries = new ArrayList<>();
        unsearched.forEach(record -> tries.addAll(search.tasks(record.family(), record.settings(), record.fold())));
        memory.ahead(batch(tries), progress);
        Count count = new Count(progress, tries.size() + fits(unsearched).size());
        List<FoldRecord> records = new ArrayList<>();
        for (FoldRecord record : unsearched) {
            count.name = "search " + record.family().label();
            List<Trial> trials = search.trials(record.family(), record.settings(), record.fold(), count);
            records.add(record.with(SettingsSearch.best(trials, record.settings()), trials));
        }
        memory.ahead(batch(fits(records)), progress);
        return records;
    }

    private List<FoldRecord> unsearched() {
        List<FoldRecord> records = new ArrayList<>();
        for (TrainerFamily family : families(request.family())) {
            FamilySettings settings = request.settings().resolved(family.declared());
            for (Fold fold : plan.folds()) {
                List<Fold> steps = fold.refitted(request.walk().refitNanos(), request.window());
                records.add(new FoldRecord(family, fold, steps, settings, List.of()));
            }
        }
        records.add(new FoldRecord(request.family(), plan.whole(), List.of(), request.settings(), List.of()));
        return records;
    }

    private static List<FitTask> fits(List<FoldRecord> records) {
        List<FitTask> fits = new ArrayList<>();
        for (FoldRecord record : records) {
            List<Fold> folds = record.refits().isEmpty() ? List.of(record.fold()) : record.refits();
            folds.forEach(fold -> fits.add(
                    new FitTask(record.family(), record.settings(), fold.fitFromNanos(), fold.fitLabelsToNanos())));
        }
        return fits;
    }

    /// Counts fits while settings are searched.
    private static final class Count implements Runnable {
        private final Progress progress;
        private final int total;
        private String name = "";
        private int done;

        private Count(Progress progress, int total) {
            this.progress = progress;
            this.total = total;
        }

        @Override
        public void run() {
            progress.report(name, ++done, total);
        }
    }

    private FitBatch batch(List<FitTask> tasks) {
        return new FitBatch(set, request.levels(), request.seed(), tasks);
    }
}
