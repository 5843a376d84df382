package io.headrace.training.proof.cell;

import io.headrace.decision.guard.GuardTuning;
import io.headrace.decision.guard.GuardedPolicy;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.OrderUpToTuning;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.training.proof.episode.Episodes;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.strategy.Judged;
import io.headrace.training.proof.strategy.TunedContender;
import java.util.List;

/// The chosen predictive strategy under the merge-reserve guard, episode by episode, its budget found before
/// the split; beside it the episode in which need moved most, apart from the ordinary ones.
final class GuardedRun {
    private final Episodes episodes;
    private final DeskSettings settings;
    private final double capital;
    private final TunedContender strategy;

    GuardedRun(Episodes episodes, DeskSettings priced, double capital, TunedContender strategy) {
        this.episodes = episodes;
        this.capital = capital;
        this.strategy = strategy;
        settings = priced.withThreshold(strategy.rule()).withOrderUpTo(OrderUpToTuning.parameters(strategy.point()));
    }

    /// @param unguarded how the strategy went without it
    /// @param rule how the tuned threshold rule went
    Cell.Guarded run(Judged unguarded, Judged rule) {
        ForecastKind kind = strategy.contender().kind();
        GuardParameters guard = GuardTuning.tune(episodes.tuning(kind, settings, capital), settings);
        List<Simulation> spans = episodes.judging(kind, settings, capital);
        CostTotals totals = Judged.NOTHING;
        double[] costs = new double[spans.size()];
        long byModel = 0;
        long decisions = 0;
        long breaches = 0;
        for (int e = 0; e < costs.length; e++) {
            SimulationResult went = spans.get(e).run("guarded", policy(guard));
            totals = totals.plus(went.totals());
            costs[e] = went.totals().totalUsd();
            decisions += went.decisions().size();
            for (Decision decision : went.decisions()) {
                byModel += decision.decider() == Decider.MODEL ? 1 : 0;
                GuardMemory memory = decision.memory().guard().orElseThrow();
                breaches += memory.costUsd() > guard.allowedUsd(memory.ruleCostUsd()) + 1e-6 ? 1 : 0;
            }
        }
        int worst = worst(spans);
        double allowed = rule.episodes()[worst] + guard.budgetUsd();
        return new Cell.Guarded(
                strategy.contender().name(),
                guard.budgetUsd(),
                totals,
                ordinary(costs, unguarded.episodes(), worst),
                worst,
                costs[worst] / allowed,
                unguarded.episodes()[worst] / allowed,
                (double) byModel / decisions,
                breaches);
    }

    private GuardedPolicy policy(GuardParameters guard) {
        return new GuardedPolicy(
                new OrderUpToPolicy(settings), new ThresholdPolicy(settings.threshold()), guard, settings);
    }

    private static double ordinary(double[] guarded, double[] unguarded, int worst) {
        double more = 0;
        double all = 0;
        for (int e = 0; e < guarded.length; e++) {
            if (e != worst) {
                more += guarded[e] - unguarded[e];
                all += unguarded[e];
            }
        }
        return all > 0 ? more / all : 0;
    }

    /// The episode with the largest change of need at one venue within a period, relative to its demand.
    private static int worst(List<Simulation> spans) {
        int worst = 0;
        double most = -1;
        for (int e = 0; e < spans.size(); e++) {
            double move = spans.get(e).periods().stream()
                    .skip(1)
                    .flatMap(period -> period.snapshots().stream())
                    .mapToDouble(GuardedRun::move)
                    .max()
                    .orElse(0);
            if (move > most) {
                most = move;
                worst = e;
            }
        }
        return worst;
    }

    private static double move(MarginSnapshot snapshot) {
        return snapshot.demandUsd() > 0 ? Math.abs(snapshot.flowUsd()) / snapshot.demandUsd() : 0;
    }
}
