package io.headrace.training.promote;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.ProblemException;
import io.headrace.models.card.ModelCard;
import io.headrace.models.registry.CompressedDocument;
import io.headrace.models.registry.ModelRegistry;
import io.headrace.training.promote.PromotionLog.Entry;
import io.headrace.training.validate.RowLosses;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Changes the champion: through the gate, or past it with a person's reason, and never without a
/// line in the log.
///
/// @param served the features that the desk of a model is served; a model of others would be
///     promoted only for every decision to fall to the rule
public record Promotion(
        ModelRegistry registry, PromotionLog log, PromotionGate gate, Function<ModelCard, FeatureSchema> served) {
    private static final int LARGEST_LOSSES_BYTES = 1 << 29;

    /// What came of it.
    ///
    /// @param before in charge until then; empty when none was
    /// @param promoted false when a gate refused and nobody forced it
    public record Outcome(GateReport report, String before, boolean promoted) {}

    /// @param idOrAlias of the candidate
    /// @param cost of a backtest of it
    /// @param forced a person's reason to pass by gates that refuse; empty to obey them
    /// @param atNanos wall-clock time, for the log
    /// @throws ProblemException when the model may not be served at all, whatever the gates say
    public Outcome promote(String idOrAlias, Optional<BacktestCost> cost, String forced, long atNanos) {
        ModelCard card = registry.load(idOrAlias).card();
        card.requireReads(served.apply(card), "");
        GateReport report = gate.judge(contender(card), champion(), cost);
        String before = before();
        if (!report.passed() && forced.isBlank()) {
            return new Outcome(report, before, false);
        }
        if (!before.equals(card.id())) {
            String action = report.passed() ? "promote" : "force";
            log.append(new Entry(atNanos, action, card.id(), before, forced, report.gates()));
            registry.promote(card.id());
        }
        return new Outcome(report, before, true);
    }

    /// Puts the champion before back in charge.
    ///
    /// @param reason a person's
    /// @return its id
    public String rollback(String reason, long atNanos) {
        ModelCard card = registry.load(ModelRegistry.PREVIOUS).card();
        card.requireReads(served.apply(card), "");
        String before = before();
        if (before.equals(card.id())) {
            throw new Problem(
                            "HR-9053",
                            card.id() + " is the champion and the one before it, so there is nothing to go back to",
                            "",
                            "Promote the model you want with 'models promote'",
                            ExitCode.CONFLICT)
                    .toException();
        }
        log.append(new Entry(atNanos, "rollback", card.id(), before, reason, List.of()));
        registry.promote(card.id());
        return card.id();
    }

    /// A broken champion pointer must not stop the promotion that mends it.
    private String before() {
        try {
            return registry.champion().orElse("");
        } catch (ProblemException e) {
            return "";
        }
    }

    private Champion champion() {
        try {
            if (registry.champion().isEmpty()) {
                return new Champion.None();
            }
            ModelCard card = registry.load(ModelRegistry.CHAMPION).card();
            card.requireReads(served.apply(card), "");
            return new Champion.Present(contender(card));
        } catch (ProblemException e) {
            return new Champion.Unservable(e.problem().sentence());
        }
    }

    private Contender contender(ModelCard card) {
        return new Contender(
                card, registry.published(card.id(), RowLosses.FILE).map(bytes -> losses(card.id(), bytes)));
    }

    private static RowLosses losses(String id, byte[] compressed) {
        try {
            return RowLosses.read(CompressedDocument.expand(compressed, LARGEST_LOSSES_BYTES));
        } catch (IOException | IllegalArgumentException e) {
            String why = e instanceof IOException io ? IoReason.of(io) : String.valueOf(e.getMessage());
            throw new Problem(
                            "HR-9054",
                            "the losses of a model cannot be read: " + why,
                            id,
                            "Train it again",
                            ExitCode.INTEGRITY)
                    .toException(e);
        }
    }
}
