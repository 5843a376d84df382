package io.headrace.training.validate;

import io.headrace.market.problem.Progress;
import io.headrace.models.card.ModelBundle;
import io.headrace.models.card.ModelCard;
import io.headrace.models.evaluation.LevelScore;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingDoor;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// From a recording to a model with its scores: the walk-forward judges the recipe, then the same recipe
/// is fitted on the whole span.
public final class TrainingRun {
    private static final String LIMITS =
            "Only for desks whose portfolio, venues and forecast window are those of its training data; "
                    + "retrain within weeks, and never raise leverage on it.";

    /// Half a year: whoever publishes the model may say otherwise.
    private static final long SERVED_NANOS = 183 * 86_400_000_000_000L;

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
        Set<TrainerFamily> families = new LinkedHashSet<>(List.of(request.family()));
        families.addAll(TrainerFamily.BASELINES);
        int total = families.size() * request.folds() + 1;
        int done = 0;
        List<FamilyScore> scores = new ArrayList<>();
        List<QuantileForecast> outOfFold = new ArrayList<>();
        RowLosses.Tally losses = new RowLosses.Tally(set);
        WalkForward walk = new WalkForward(recording, set, request.levels());
        for (TrainerFamily family : families) {
            QuantileTrainer trainer = trainer(family, memory);
            List<QuantileForecast> all = new ArrayList<>();
            FamilyScore.Tally tally = new FamilyScore.Tally(request.levels());
            for (Fold fold : plan.folds()) {
                progress.report("walk-forward " + family.label(), done++, total);
                all.addAll(walk.run(fold, trainer, request.seed(), tally));
            }
            losses.add(family.label(), all);
            if (family == request.family()) {
                outOfFold.addAll(all);
            }
            scores.add(tally.score(family.label()));
        }
        progress.report("fit " + request.family().label(), done, total);
        FittedFold fitted =
                FittedFold.of(trainer(request.family(), memory), set, plan.whole(), request.levels(), request.seed());
        progress.report("fit " + request.family().label(), total, total);
        return new TrainingOutcome(
                new ModelBundle(card(scores), fitted.model(), fitted.calibration()),
                scores,
                outOfFold,
                losses.losses());
    }

    private QuantileTrainer trainer(TrainerFamily family, FitMemory memory) {
        return memory.around(family, request.settings(), family.trainer(request.settings()));
    }

    private ModelCard card(List<FamilyScore> scores) {
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
                request.settings().values(),
                named(scores),
                LIMITS);
    }

    private static Map<String, Double> named(List<FamilyScore> scores) {
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
        return named;
    }
}
