package io.headrace.training.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.market.problem.ExitCode;
import io.headrace.models.card.ModelCard;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.cli.evidence.ScoreTable;
import io.headrace.training.cli.model.Cards;
import io.headrace.training.cli.model.GateText;
import io.headrace.training.promote.Promotion;
import io.headrace.training.validate.FoldRecord;
import io.headrace.training.validate.TrainingOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `train run` shows.
///
/// @param promotion what came of it, when it was asked for
public record TrainResult(Published published, Optional<Promotion.Outcome> promotion) implements Verb.Result {
    /// A model in the registry.
    ///
    /// @param job that trained it
    public record Published(String job, TrainingOutcome outcome, ModelCard card) {}

    @Override
    public String text() {
        ModelCard card = published.card();
        return "model " + card.id() + "  " + card.family() + " (" + card.libraryVersion() + "), "
                + promotion.map(GateText::outcome).orElse("now challenger") + '\n'
                + "trained on " + Output.time(card.trainedFromNanos()) + " to " + Output.time(card.trainedToNanos())
                + ", "
                + card.folds() + " folds, seed " + card.seed() + "\n"
                + walk() + '\n'
                + ScoreTable.text("out-of-fold", published.outcome().scores())
                + promotion
                        .map(outcome -> '\n' + GateText.text(outcome.report()))
                        .orElse("");
    }

    /// How settings were found and how often it was fitted; empty when neither was asked for.
    private String walk() {
        List<FoldRecord> walk = published.outcome().walk();
        FoldRecord last = walk.getLast();
        StringBuilder text = new StringBuilder();
        Double hours = published.card().scores().get("refit_hours");
        if (hours != null) {
            long fits = walk.stream()
                    .filter(record -> record.family() == last.family())
                    .mapToLong(record -> record.refits().size())
                    .sum();
            text.append(String.format(Locale.ROOT, "fitted again every %.0f h: %d out-of-fold fits%n", hours, fits));
        }
        if (!last.trials().isEmpty()) {
            text.append("best of ")
                    .append(last.trials().size())
                    .append(" settings inside the training span: ")
                    .append(last.settings().values())
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public ObjectNode json() {
        ModelCard card = published.card();
        ObjectNode document = Output.document("train-run")
                .put("model", card.id())
                .put("job", published.job())
                .put("champion", promotion.isPresent() && promotion.get().promoted());
        document.set("card", Cards.json(card));
        document.set("out_of_fold", ScoreTable.json(published.outcome().scores()));
        promotion.ifPresent(outcome -> document.set("gates", GateText.json(outcome.report())));
        return document;
    }

    @Override
    public ExitCode exit() {
        return promotion.isPresent() && !promotion.get().promoted() ? ExitCode.GATE_FAILED : ExitCode.OK;
    }
}
