package io.headrace.training.cli.evidence;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.models.card.ModelCard;
import io.headrace.models.evaluation.scope.Figures;
import io.headrace.training.fit.FamilySettings;
import io.headrace.training.influence.Ablation;
import io.headrace.training.influence.Importance;
import io.headrace.training.influence.LearningCurve;
import io.headrace.training.influence.Narrowed;
import io.headrace.training.influence.Recipe;
import io.headrace.training.report.InfluenceReport;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.validate.FitMemory;
import io.headrace.training.validate.TrainerFamily;
import io.headrace.training.validate.TrainingRequest;
import io.headrace.training.validate.WalkSettings;

/// What the signals and the history of a model are worth: its recipe is trained again on the span
/// it was trained on.
///
/// @param memory does fits ahead, or remembers none
record Influences(Evidence evidence, Figures.Settings intervals, FitMemory memory, Progress progress) {
    private static final double HOUR_NANOS = 3.6e12;

    InfluenceReport report(boolean ablation, boolean importance, boolean curve) {
        return new InfluenceReport(
                ablation
                        ? Ablation.of(
                                Narrowed.toSpoken(recording(
                                        FeatureCatalog.full(evidence.desk().portfolio()))),
                                evidence.card().columns(),
                                recipe(),
                                intervals,
                                progress)
                        : null,
                importance ? Importance.of(read(), recipe(), intervals, progress) : null,
                curve ? LearningCurve.of(read(), recipe(), intervals, progress) : null);
    }

    /// The columns the model reads, if they still are those of this version.
    private DeskRecording read() {
        DeskRecording recording = recording(FeatureCatalog.of(evidence.desk().portfolio()));
        evidence.card().requireReads(recording.schema(), "");
        return recording;
    }

    private DeskRecording recording(FeatureCatalog catalog) {
        return DeskRecording.replay(
                evidence.events(), evidence.desk().portfolio(), evidence.desk().periodNanos(), catalog, progress);
    }

    private Recipe recipe() {
        ModelCard card = evidence.card();
        TrainerFamily family = TrainerFamily.named(card.family())
                .orElseThrow(() -> new Problem(
                                "HR-9074",
                                "this version cannot train family " + card.family() + " again",
                                card.id(),
                                "Name a model of another family",
                                ExitCode.INVALID)
                        .toException());
        double refitHours = card.scores().getOrDefault("refit_hours", 0.0);
        return new Recipe(
                new TrainingRequest(
                        family,
                        card.levels(),
                        card.window(),
                        card.trainedToNanos(),
                        new WalkSettings(card.folds(), Math.round(refitHours * HOUR_NANOS), 0),
                        new FamilySettings(card.settings()),
                        card.seed(),
                        card.datasetDigests()),
                memory);
    }
}
