package io.headrace.training.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.models.card.ModelCard;
import io.headrace.training.validate.TrainingOutcome;

/// What `train run` shows.
record TrainResult(Published published) implements Verb.Result {
    /// A model in the registry.
    record Published(TrainingOutcome outcome, ModelCard card, boolean champion) {}

    @Override
    public String text() {
        ModelCard card = published.card();
        return "model " + card.id() + "  " + card.family() + " (" + card.libraryVersion() + ")"
                + (published.champion() ? ", now champion" : "") + '\n'
                + "trained on " + Output.time(card.trainedFromNanos()) + " to " + Output.time(card.trainedToNanos())
                + ", "
                + card.folds() + " folds, seed " + card.seed() + "\n\n"
                + ScoreTable.text("out-of-fold", published.outcome().scores());
    }

    @Override
    public ObjectNode json() {
        ModelCard card = published.card();
        ObjectNode document =
                Output.document("train-run").put("model", card.id()).put("champion", published.champion());
        document.set("card", Cards.json(card));
        document.set("out_of_fold", ScoreTable.json(published.outcome().scores()));
        return document;
    }
}
