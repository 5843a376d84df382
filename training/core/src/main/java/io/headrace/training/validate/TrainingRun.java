package io.headrace.training.validate;

import io.headrace.market.problem.Progress;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.evaluation.LevelScore;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.dl4j.NetworkSettings;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingDoor;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// From a recording to a model with its scores: the walk-forward judges the recipe, then the same recipe
/// is fitted on the whole span.
public final class TrainingRun {
    private static final String LIMITS =
            "Only for desks whose portfolio, venues and forecast window are those of its training data; "
                    + "retrain within weeks, and never raise leverage on it.";

    /// Half a year: whoever publishes the model may say otherwise.
    private static final long SERVED_NANOS = 183 * 86_400_000_000_000L;

    private static final double HOUR_NANOS = 3.6e12;

    private final TrainingRequest request;
    private final DeskRecording recording;
    private final TrainingSet set;
    private final FoldPlan plan;

    /// @throws io.headrace.market.problem.ProblemException when the span is too short for the folds
    public TrainingRun(DeskRecording whole, TrainingRequest request) {
        this.request = request;
        recording = whole.until(request.untilNanos());
        set = TrainingSetBuilder.of(recording, request.window(), request.untilNanos());
        TrainingDoor.requireColumns(recording, set);
        plan = FoldPlan.of(recording, request.folds(), request.window());
        TrainingDoor.requireLearnable(recording, set);
    }

    public TrainingOutcome run(Progress progress) {
        return run(progress, FitMemory.NONE);
    }

    /// @param memory of finished fits: the outcome is the same with any
    public TrainingOutcome run(Progress progress, FitMemory memory) {
        List<FoldRecord> walk = new FoldChoice(request, set, plan, memory).records(progress);
        return new Judging(walk, memory, progress).outcome();
    }

    /// Forecasts and scores every family over the folds, then fits the model.
    private final class Judging {
        private final List<FoldRecord> walk;
        private final FitMemory memory;
        private final Progress progress;
        private final WalkForward forward = new WalkForward(recording, set, request.levels());
        private final RowLosses.Tally losses = new RowLosses.Tally(set);
        private final int total;
        private int done;

        private Judging(List<FoldRecord> walk, FitMemory memory, Progress progress) {
            this.walk = walk;
            this.memory = memory;
            this.progress = progress;
            total = walk.stream().mapToInt(FoldRecord::fits).sum();
            done = total
                    - walk.stream()
                            .mapToInt(record -> Math.max(1, record.refits().size()))
                            .sum();
        }

        private TrainingOutcome outcome() {
            List<FamilyScore> scores = new ArrayList<>();
            List<QuantileForecast> outOfFold = new ArrayList<>();
            for (TrainerFamily family : FoldChoice.families(request.family())) {
                FamilyScore.Tally tally = new FamilyScore.Tally(request.levels());
                List<QuantileForecast> all = forecasts(family, tally);
                losses.add(family.label(), all);
                if (family == request.family()) {
                    outOfFold.addAll(all);
                }
                scores.add(tally.score(family.label()));
            }
            FoldRecord last = walk.getLast();
            progress.report("fit " + last.family().label(), done, total);
            FittedFold fitted = FittedFold.of(trainer(last), set, last.fold(), request.levels(), request.seed());
            progress.report("fit " + last.family().label(), total, total);
            return new TrainingOutcome(
                    new ModelBundle(
                            card(scores, last, fitted.model()),
                            fitted.model(),
                            fitted.calibration(),
                            TrainingReferences.of(set, last.fold(), fitted, request.levels())),
                    scores,
                    outOfFold,
                    losses.losses(),
                    walk);
        }

        private List<QuantileForecast> forecasts(TrainerFamily family, FamilyScore.Tally tally) {
            List<QuantileForecast> all = new ArrayList<>();
            for (FoldRecord record : walk.subList(0, walk.size() - 1)) {
                if (record.family() == family) {
                    QuantileTrainer trainer = trainer(record);
                    for (Fold step : record.refits()) {
                        progress.report("walk-forward " + family.label(), done++, total);
                        all.addAll(forward.run(step, trainer, request.seed(), tally));
                    }
                }
            }
            return all;
        }

        private QuantileTrainer trainer(FoldRecord record) {
            return memory.around(
                    record.family(), record.settings(), record.family().trainer(record.settings()));
        }
    }

    private ModelCard card(List<FamilyScore> scores, FoldRecord last, QuantileModel model) {
        return new ModelCard(
                ModelCard.UNIDENTIFIED,
                request.family().label(),
                request.family().library(),
                set.schema().fingerprint(),
                set.schema().columns(),
                request.levels(),
                request.window(),
                request.datasetDigests(),
                plan.whole().fitFromNanos(),
                recording.toNanos(),
                recording.toNanos() + SERVED_NANOS,
                request.folds(),
                request.seed(),
                last.settings().values(),
                named(scores, last),
                LIMITS,
                provenance(last, model));
    }

    private Map<String, String> provenance(FoldRecord last, QuantileModel model) {
        int rows = set.labelledWithin(last.fold().fitFromNanos(), last.fold().fitLabelsToNanos())
                .size();
        Map<String, String> told = new TreeMap<>(last.family()
                .trainer(last.settings())
                .provenance(rows, set.schema().size(), request.seed()));
        if (last.settings().values().getOrDefault(NetworkSettings.FINE_TUNE, 0.0) == 1) {
            told.put(
                    "venues with an output layer of their own",
                    named(venue -> model.venues().contains(venue)));
            told.put(
                    "venues with the shared output layer",
                    named(venue -> !model.venues().contains(venue)));
        }
        return told;
    }

    private String named(Predicate<String> venues) {
        String named = set.venues().stream().filter(venues).sorted().collect(Collectors.joining(", "));
        return named.isEmpty() ? "none" : named;
    }

    private Map<String, Double> named(List<FamilyScore> scores, FoldRecord last) {
        Map<String, Double> named = new TreeMap<>();
        FamilyScore own = scores.getFirst();
        for (LevelScore level : own.total().levels()) {
            named.put("pinball_usd_" + level.level(), level.pinball());
            named.put("coverage_" + level.level(), level.coverage());
        }
        named.put("crossings", own.total().crossings());
        named.put("out_of_fold_rows", (double) own.total().rows());
        own.total().wql().ifPresent(wql -> named.put("wql", wql));
        for (FamilyScore other : scores.subList(1, scores.size())) {
            other.total().wql().ifPresent(wql -> named.put("wql_" + other.family(), wql));
        }
        if (request.walk().refitNanos() > 0) {
            named.put("refit_hours", request.walk().refitNanos() / HOUR_NANOS);
        }
        if (!last.trials().isEmpty()) {
            named.put("search_tries", (double) last.trials().size());
            last.trials().stream()
                    .flatMapToDouble(trial -> trial.wql().stream())
                    .min()
                    .ifPresent(wql -> named.put("search_wql", wql));
        }
        return named;
    }
}
