package io.headrace.training.backtest;

import io.headrace.decision.guard.GuardTuning;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.program.Bound;
import io.headrace.decision.program.ClairvoyantBound;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.OrderUpToTuning;
import io.headrace.decision.simulation.PeriodCost;
import io.headrace.decision.simulation.Scorecard;
import io.headrace.decision.simulation.SimulatedPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.decision.simulation.Tuned;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.problem.Progress;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.training.set.DeskRecording;
import java.util.List;
import java.util.Locale;

/// Judges a model by the money its policy costs.
///
/// The rule and the predictive policy are tuned on the same part of the training span with the same
/// number of simulations, the predictive one on out-of-fold forecasts, and the guard's budget is
/// found there. All, and the desk that never moves, are then judged on the test span from the same
/// start, beside a program that knew the future.
public final class Backtest {
    private static final double ROUNDING = 1e-6;
    /// Share of a span a venue must have been forecast for; signals may have to warm up again after
    /// a gap.
    private static final double LEAST_EVIDENCE = .9;

    private final BacktestRequest request;
    private final Spans spans;

    /// @throws io.headrace.market.problem.ProblemException when nothing is left after the model's
    ///     training
    public Backtest(BacktestRequest request) {
        this.request = request;
        spans = Spans.of(request.recording(), request.bundle().card());
    }

    public BacktestResult run(Progress progress) {
        Tunings tuned = tune(progress);
        DeskSettings settings = new Desks(tuned.settings, spans.training()).startingAt(spans.test(), tuned.settings);
        Desks desks = new Desks(settings, spans.training());
        progress.report("forecasting the test span", 0, 0);
        Simulation simulation =
                desks.simulation(request.recording(), spans.test(), ModelSource.Champion.withoutEnd(request.bundle()));
        ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
        SimulationResult still = simulation.run(Scorecard.STATIC, new StaticPolicy());
        SimulationResult threshold = simulation.run(Scorecard.THRESHOLD, rule);
        SimulationResult predictive = simulation.run(Scorecard.PREDICTIVE, PredictivePolicy.of(settings));
        SimulationResult unguarded = simulation.run(Scorecard.UNGUARDED, PredictivePolicy.unguarded(settings));
        progress.report("solving the clairvoyant bound", 0, 0);
        Bound bound = ClairvoyantBound.solve(simulation);
        for (SimulationResult result : List.of(still, threshold, predictive, unguarded)) {
            requireAbove(result, bound.totals().totalUsd());
        }
        BlockBootstrap weeks =
                new BlockBootstrap(settings.periodNanos(), costs(threshold), costs(predictive), bound.costs());
        return new BacktestResult(
                request.bundle().card(),
                settings,
                tuned.how,
                span(spans.training()),
                span(spans.test()),
                Scorecard.of(
                        settings.periodNanos(),
                        new Scorecard.Costs(
                                still.totals(), threshold.totals(), predictive.totals(), unguarded.totals()),
                        bound.totals()),
                predictive.decisions(),
                RecordedStory.of(settings, request.recording(), simulation, predictive),
                modelShare(predictive),
                new TestForecasts(request.recording(), request.bundle(), spans).scores(simulation.periods()),
                weeks.gapClosed(request.seed()),
                weeks.weeks(),
                weeks.weeksWon());
    }

    /// @param settings tuned
    private record Tunings(DeskSettings settings, BacktestResult.Tuning how) {}

    private Tunings tune(Progress progress) {
        List<QuantileForecast> outOfFold = request.outOfFold();
        DeskRecording span = outOfFold.isEmpty()
                ? spans.training()
                : spans.training()
                        .between(
                                outOfFold.getFirst().asOfNanos(),
                                outOfFold.getLast().asOfNanos());
        Simulation simulation = new Desks(request.settings(), spans.training())
                .simulation(request.recording(), span, new ModelSource.Recorded(outOfFold));
        Tuned<ThresholdParameters> rule = ThresholdTuning.tune(List.of(simulation), request.budget(), progress);
        DeskSettings settings = request.settings().withThreshold(rule.parameters());
        String untuned = missing(span);
        if (untuned.isEmpty()) {
            settings = settings.withOrderUpTo(
                    OrderUpToTuning.tune(List.of(simulation), rule.parameters(), request.budget(), progress)
                            .parameters());
            settings = settings.withGuard(GuardTuning.tune(simulation, settings));
        } else {
            double most = GuardTuning.mostUsd(simulation, new ThresholdPolicy(rule.parameters()), settings);
            settings = settings.withGuard(new GuardParameters(GuardParameters.LAMBDA, most));
        }
        return new Tunings(settings, new BacktestResult.Tuning(span(span), rule.simulations(), untuned));
    }

    /// What keeps the predictive policy from being tuned on a span: where a venue has no forecasts
    /// the rule decides, and every set of parameters does alike.
    private String missing(DeskRecording span) {
        if (request.outOfFold().isEmpty()) {
            return "there are no out-of-fold forecasts of the model on this data";
        }
        for (String venue : request.settings().venues()) {
            long forecasts = request.outOfFold().stream()
                    .filter(forecast -> forecast.venue().equals(venue))
                    .count();
            if (forecasts < LEAST_EVIDENCE * span.ticks().size()) {
                return String.format(
                        Locale.ROOT,
                        "out-of-fold forecasts of %s cover %.0f %% of the span",
                        venue,
                        100.0 * forecasts / span.ticks().size());
            }
        }
        return "";
    }

    /// A strategy below the bound would mean that it saw what the bound did not, or that the books are
    /// wrong.
    private static void requireAbove(SimulationResult result, double boundUsd) {
        double total = result.totals().totalUsd();
        if (total < boundUsd - ROUNDING * Math.max(1, Math.abs(boundUsd))) {
            throw new IllegalStateException("strategy " + result.strategy() + " cost " + total
                    + " USD, less than the clairvoyant bound of " + boundUsd);
        }
    }

    private static double modelShare(SimulationResult result) {
        long byModel = result.decisions().stream()
                .filter(decision -> decision.decider() == Decider.MODEL)
                .count();
        return (double) byModel / result.decisions().size();
    }

    private static List<PeriodCost> costs(SimulationResult result) {
        return result.periods().stream().map(SimulatedPeriod::cost).toList();
    }

    private static BacktestResult.Span span(DeskRecording recording) {
        return new BacktestResult.Span(
                recording.fromNanos(), recording.toNanos(), recording.ticks().size());
    }
}
