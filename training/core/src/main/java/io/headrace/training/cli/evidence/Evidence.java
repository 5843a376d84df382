package io.headrace.training.cli.evidence;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.models.card.ModelCard;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.cli.home.Home;
import io.headrace.training.cli.home.OpenedDataset;
import io.headrace.training.compare.Judged;
import io.headrace.training.set.DeskRecording;
import io.headrace.training.set.TrainingSet;
import io.headrace.training.set.TrainingSetBuilder;
import java.util.List;

/// A model's out-of-fold forecasts beside what came of them, from the dataset it was trained on.
///
/// @param desk it was trained for
/// @param events of its training span
/// @param outcomes every labelled row of its training span
record Evidence(ModelCard card, Judged judged, DeskSettings desk, List<MarketEvent> events, TrainingSet outcomes) {
    /// @param model an id or an alias
    /// @throws io.headrace.market.problem.ProblemException when it has no evidence, or was trained on other
    ///     data
    static Evidence of(Home home, OpenedDataset opened, String model, Progress progress) {
        ModelCard card = home.models().inspect(model).card();
        if (!card.datasetDigests().contains(opened.manifest().digest())) {
            throw new Problem(
                            "HR-9024",
                            "model " + card.id() + " was not trained on this dataset",
                            opened.manifest().name(),
                            "Name the dataset it was trained on",
                            ExitCode.INVALID)
                    .toException();
        }
        List<QuantileForecast> forecasts = home.outOfFold(card.id()).orElse(List.of());
        if (forecasts.isEmpty()) {
            throw new Problem(
                            "HR-9072",
                            "there are no out-of-fold forecasts of model " + card.id(),
                            card.id(),
                            "Train it again on this machine",
                            ExitCode.NOT_FOUND)
                    .toException();
        }
        DeskSettings desk = home.trainedDesks()
                .read(card.id())
                .orElseGet(() -> opened.settings(Integer.MAX_VALUE).withWindow(card.window()));
        List<MarketEvent> known = opened.events().stream()
                .takeWhile(event -> event.knownNanos() <= card.trainedToNanos())
                .toList();
        DeskRecording recording = DeskRecording.replay(known, desk.portfolio(), desk.periodNanos(), progress);
        TrainingSet outcomes = TrainingSetBuilder.of(recording, card.window(), card.trainedToNanos());
        return new Evidence(
                card, Judged.of(card.id(), forecasts, outcomes, recording.periodNanos()), desk, known, outcomes);
    }
}
