package io.headrace.training.cli.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headrace.decision.guard.ladder.RungTimes;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.GapClosed;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.IoReason;
import io.headrace.market.problem.Problem;
import io.headrace.models.evaluation.LevelScore;
import io.headrace.models.evaluation.QuantileScore;
import io.headrace.training.backtest.BacktestResult;
import io.headrace.training.cli.console.Output;
import io.headrace.training.cli.console.Verb;
import io.headrace.training.validate.FamilyScore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/// A backtest as `backtest` shows and keeps it.
public record BacktestReport(BacktestResult result, Path folder) implements Verb.Result {
    public static final String SETTINGS = "settings.yaml";

    /// Writes the report's files; each appears whole.
    public void write() {
        try {
            Files.createDirectories(folder);
            Path settings = folder.resolve("." + SETTINGS);
            result.settings().write(settings);
            move(settings, SETTINGS);
            Path decisions = folder.resolve(".decisions.ndjson");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(decisions))) {
                for (Decision decision : result.decisions()) {
                    out.write(DecisionCodec.encode(decision));
                    out.write('\n');
                }
            }
            move(decisions, "decisions.ndjson");
            Path json = folder.resolve(".backtest.json");
            Files.writeString(json, Output.text(json()) + '\n');
            move(json, "backtest.json");
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Asked before the work, not after it.
    ///
    /// @throws io.headrace.market.problem.ProblemException when reports cannot be written there
    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".headrace", ".tmp"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static RuntimeException unwritable(Path folder, IOException e) {
        return new Problem(
                        "HR-9021",
                        "the report could not be written: " + IoReason.of(e),
                        folder.toString(),
                        "Check that the folder may be written to and has space",
                        ExitCode.INVALID)
                .toException(e);
    }

    private void move(Path written, String name) throws IOException {
        Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String text() {
        return BacktestText.of(result) + "\nfiles in " + folder + ": backtest.json, decisions.ndjson, settings.yaml";
    }

    @Override
    public ObjectNode json() {
        Scorecard card = result.scorecard();
        ObjectNode document = Output.document("backtest").put("period_seconds", card.periodNanos() / 1_000_000_000L);
        ArrayNode strategies = document.putArray("strategies");
        for (Scorecard.Row row : card.rows()) {
            costs(strategies.addObject(), row.name(), row.totals()).put("avoidable_usd", row.avoidableUsd());
        }
        costs(document.putObject("bound"), Scorecard.CLAIRVOYANT, card.bound());
        gaps(document.putObject("gap_closed"), card);
        forecast(document.putObject("forecast"));
        document.put("model", result.card().id())
                .put("model_family", result.card().family());
        document.put("decided_by_model", result.modelShare());
        rungs(document, RungTimes.of(result.decisions()));
        result.commonestFallback().ifPresent(why -> document.put("decided_by_rule_why", why));
        span(document.putObject("training"), result.trainingSpan());
        ObjectNode tuning = document.putObject("tuning");
        span(tuning, result.tuning().span());
        tuning.put("simulations", result.tuning().simulations())
                .put("predictive_tuned", result.tuning().predictiveTuned());
        if (!result.tuning().predictiveTuned()) {
            tuning.put("predictive_tuned_why", result.tuning().untuned());
        }
        parameters(tuning);
        guard(document.putObject("guard"));
        span(document.putObject("test"), result.testSpan());
        document.set("forecast_scores", ScoreTable.json(result.forecasts()));
        return document;
    }

    private static ObjectNode costs(ObjectNode node, String name, CostTotals totals) {
        return node.put("name", name)
                .put("carry_usd", totals.carryUsd())
                .put("yield_usd", totals.yieldUsd())
                .put("shortfall_usd", totals.shortfallUsd())
                .put("transfer_usd", totals.transferUsd())
                .put("total_usd", totals.totalUsd())
                .put("shortfall_minutes", totals.shortfallMinutes())
                .put("transfers", totals.transfers());
    }

    private void gaps(ObjectNode node, Scorecard card) {
        gap(node, "vs_threshold", card.vsThreshold());
        gap(node, "vs_best_baseline", card.vsBestBaseline());
        node.putArray("vs_threshold_90")
                .add(result.gapVsThreshold().low())
                .add(result.gapVsThreshold().high());
        node.put("weeks", result.weeks()).put("weeks_won", result.weeksWon());
    }

    private static void gap(ObjectNode node, String name, GapClosed gap) {
        gap.value()
                .ifPresentOrElse(
                        value -> node.put(name, value), () -> node.putNull(name).put(name + "_why", gap.explanation()));
    }

    private void forecast(ObjectNode node) {
        Optional<QuantileScore> own = named(result.card().family());
        Optional<QuantileScore> climatology = named("climatology");
        wql(node, "wql", own);
        wql(node, "wql_climatology", climatology);
        wql(node, "wql_structural", named("margin formula"));
        coverage(node, "coverage_95", own, .95);
        coverage(node, "coverage_99", own, .99);
    }

    /// Null for a level that is not forecast.
    private static void coverage(ObjectNode node, String name, Optional<QuantileScore> score, double level) {
        node.put(
                name,
                score.flatMap(own -> own.at(level)).map(LevelScore::coverage).orElse(null));
    }

    private Optional<QuantileScore> named(String family) {
        return result.forecasts().stream()
                .filter(score -> score.family().equals(family))
                .map(FamilyScore::total)
                .findFirst();
    }

    private static void wql(ObjectNode node, String name, Optional<QuantileScore> score) {
        if (score.isPresent() && score.get().wql().isPresent()) {
            node.put(name, score.get().wql().getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static void span(ObjectNode node, BacktestResult.Span span) {
        node.put("from", Output.time(span.fromNanos()))
                .put("to", Output.time(span.toNanos()))
                .put("periods", span.periods());
    }

    /// Periods on each rung of the fallback ladder, and how many of all were probations.
    private static void rungs(ObjectNode document, RungTimes times) {
        ObjectNode rungs = document.putObject("periods_on_rung");
        times.periods().forEach((rung, periods) -> rungs.put(rung.name().toLowerCase(Locale.ROOT), periods));
        document.put("periods_on_probation", times.probation()).put("periods_bound_suspended", times.suspended());
    }

    private void guard(ObjectNode node) {
        GuardParameters guard = result.settings().guard().orElseThrow();
        node.put("lambda", guard.lambda())
                .put("budget_usd", guard.budgetUsd())
                .put("let_through_whole", result.wholeShare());
    }

    private void parameters(ObjectNode node) {
        var rule = result.settings().threshold();
        node.putObject("threshold")
                .put("lo", rule.lo())
                .put("up", rule.up())
                .put("hi", rule.hi())
                .put("dn", rule.dn());
        var policy = result.settings().orderUpTo();
        node.putObject("order_up_to")
                .put("trigger_level", policy.triggerLevel())
                .put("level", policy.level())
                .put("up_spreads", policy.upSpreads())
                .put("high_spreads", policy.highSpreads())
                .put("down_spreads", policy.downSpreads());
    }
}
