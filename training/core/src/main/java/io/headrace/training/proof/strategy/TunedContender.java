package io.headrace.training.proof.strategy;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.ParameterSearch;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.Planner;
import io.headrace.market.problem.Progress;
import java.util.List;

/// A strategy with the parameters that were cheapest before the split.
///
/// @param near what cost at most half a percent more there, the cheapest first
/// @param tried parameter sets simulated
public record TunedContender(
        Contender contender,
        ThresholdParameters rule,
        double tuningUsd,
        List<ParameterSearch.Candidate> near,
        int tried) {
    private static final double NEAR = .005;
    private static final int MOST_NEAR = 12;

    public TunedContender {
        near = List.copyOf(near);
    }

    /// @param rule the tuned threshold rule, behind every predictive policy
    public static TunedContender tune(
            Contender contender, List<Simulation> spans, ThresholdParameters rule, int budget) {
        if (contender.axes().isEmpty()) {
            double[] none = {};
            double cost = total(contender, none, rule, spans);
            return new TunedContender(contender, rule, cost, List.of(new ParameterSearch.Candidate(none, cost)), 1);
        }
        int grid = ParameterSearch.size(contender.axes());
        ParameterSearch search = new ParameterSearch(
                "tuning " + contender.name(), contender.axes(), Math.max(grid, budget), Progress.SILENT);
        search.cheapest(point -> total(contender, point, rule, spans));
        return new TunedContender(contender, rule, search.cost(), search.nearBest(NEAR, MOST_NEAR), search.tried());
    }

    private static double total(Contender contender, double[] point, ThresholdParameters rule, List<Simulation> spans) {
        double sum = 0;
        for (Simulation span : spans) {
            sum += span.totals(contender.maker().of(point, rule, span.settings()))
                    .totalUsd();
        }
        return sum;
    }

    /// The parameters that were cheapest, one value per axis.
    public double[] point() {
        return near.getFirst().point();
    }

    /// With the cheapest parameters.
    public Planner planner(DeskSettings settings) {
        return planner(point(), settings);
    }

    /// With other parameters.
    public Planner planner(double[] point, DeskSettings settings) {
        return contender.maker().of(point, rule, settings);
    }

    /// What each of the near-best costs over other spans, USD, in the order of [#near].
    public List<Double> nearCosts(List<Simulation> spans) {
        return near.stream()
                .map(candidate -> total(contender, candidate.point(), rule, spans))
                .toList();
    }
}
