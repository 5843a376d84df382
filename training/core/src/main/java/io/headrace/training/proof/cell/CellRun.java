package io.headrace.training.proof.cell;

import io.headrace.decision.program.Bound;
import io.headrace.decision.program.ClairvoyantBound;
import io.headrace.decision.program.desk.ProgramPolicy;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.OrderUpToTuning;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.ThresholdTuning;
import io.headrace.training.proof.episode.EpisodeBootstrap;
import io.headrace.training.proof.episode.Episodes;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.strategy.Contender;
import io.headrace.training.proof.strategy.Contender.Role;
import io.headrace.training.proof.strategy.Judged;
import io.headrace.training.proof.strategy.Lineup;
import io.headrace.training.proof.strategy.TunedContender;
import io.headrace.training.proof.world.CostVariant;
import io.headrace.training.proof.world.SweepPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tunes and judges everybody at one capital and one set of prices.
final class CellRun {
    private static final double ROUNDING = 1e-6;

    private final Episodes episodes;
    private final List<Contender> lineup;
    private final SweepPlan plan;
    private final DeskSettings priced;
    private final double capital;
    private final Map<String, TunedContender> tuned = new LinkedHashMap<>();
    private final Map<String, Judged> judged = new LinkedHashMap<>();
    private final EpisodeBootstrap bootstrap;
    private final String ours;

    CellRun(LeadRun.Prepared lead, SweepPlan plan, DeskSettings priced, double capital) {
        episodes = lead.episodes();
        lineup = lead.lineup();
        ours = Lineup.ORDER_UP_TO + lead.forecasts().best().label();
        this.plan = plan;
        this.priced = priced;
        this.capital = capital;
        bootstrap = new EpisodeBootstrap(episodes.judged(), plan.seed());
    }

    /// @param program whether the scenario program takes part
    Cell cell(long leadNanos, CostVariant costs, boolean program) {
        tuneAndJudge();
        List<Table.Entry> entries = new ArrayList<>();
        if (program) {
            entries.add(program());
        }
        double[] bound = new double[episodes.judged()];
        CostTotals boundTotals = bound(bound);
        String baseline = cheapestRule();
        tuned.values().forEach(each -> entries.add(entry(each)));
        Table table = new Table(entries, bound, bootstrap);
        return new Cell(
                leadNanos,
                capital,
                costs,
                baseline,
                ours,
                boundTotals,
                Arrays.stream(bound).boxed().toList(),
                table.rows(baseline),
                table.ladder(),
                table.regret(),
                table.ofTrueLaw(baseline),
                capitalNeeded(baseline),
                guarded(costs));
    }

    private void tuneAndJudge() {
        ThresholdParameters rule = ThresholdParameters.DEFAULT;
        for (Contender contender : lineup) {
            List<Simulation> spans = episodes.tuning(contender.kind(), priced, capital);
            TunedContender found = TunedContender.tune(contender, spans, rule, plan.budget());
            if (contender.name().equals(Lineup.THRESHOLD)) {
                rule = ThresholdTuning.parameters(found.point());
            }
            tuned.put(contender.name(), found);
            judged.put(
                    contender.name(),
                    Judged.of(found.planner(priced), episodes.judging(contender.kind(), priced, capital)));
        }
    }

    private CostTotals bound(double[] byEpisode) {
        CostTotals totals = Judged.NOTHING;
        List<Simulation> spans = episodes.judging(ForecastKind.NONE, priced, capital);
        for (int e = 0; e < byEpisode.length; e++) {
            Bound bound = ClairvoyantBound.solve(spans.get(e));
            byEpisode[e] = bound.totals().totalUsd();
            totals = totals.plus(bound.totals());
            for (Map.Entry<String, Judged> each : judged.entrySet()) {
                double cost = each.getValue().episodes()[e];
                if (cost < byEpisode[e] - ROUNDING * Math.max(1, Math.abs(byEpisode[e]))) {
                    throw new IllegalStateException("strategy " + each.getKey() + " cost " + cost + " USD in episode "
                            + e + ", less than the bound of " + byEpisode[e]);
                }
            }
        }
        return totals;
    }

    /// The scenario program on the forecasts of our order-up-to policy, which decides where it cannot;
    /// its own terms are the house's and not tuned.
    private Table.Entry program() {
        TunedContender best = contender(ours);
        DeskSettings settings = priced.withThreshold(best.rule())
                .withOrderUpTo(OrderUpToTuning.parameters(best.point()))
                .withPredictive(Predictive.program(ProgramParameters.DEFAULT));
        ForecastKind kind = best.contender().kind();
        String name = "scenario program, " + kind.label();
        Judged went = Judged.of(new ProgramPolicy(settings), episodes.scenarios(kind, settings, capital));
        judged.put(name, went);
        return new Table.Entry(name, Role.PREDICTIVE, kind, Map.of(), Double.NaN, List.of(), went);
    }

    /// Of the plan-aware rules that net.
    private String cheapestRule() {
        return tuned.values().stream()
                .filter(each -> each.contender().role() == Role.RULE)
                .min(Comparator.comparingDouble(TunedContender::tuningUsd))
                .orElseThrow(() -> new IllegalStateException("there is always a rule"))
                .contender()
                .name();
    }

    private Table.Entry entry(TunedContender each) {
        Contender contender = each.contender();
        return new Table.Entry(
                contender.name(),
                contender.role(),
                contender.kind(),
                named(each),
                each.tuningUsd(),
                near(each),
                of(contender.name()));
    }

    private static Map<String, Double> named(TunedContender each) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < each.point().length; i++) {
            named.put(each.contender().axes().get(i).name(), each.point()[i]);
        }
        return named;
    }

    private List<Cell.Near> near(TunedContender each) {
        if (each.contender().role() != Role.RULE && each.contender().role() != Role.PREDICTIVE) {
            return List.of();
        }
        List<Double> costs = each.nearCosts(episodes.judging(each.contender().kind(), priced, capital));
        List<Cell.Near> near = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            List<Double> point =
                    Arrays.stream(each.near().get(i).point()).boxed().toList();
            near.add(new Cell.Near(point, each.near().get(i).cost(), costs.get(i)));
        }
        return near;
    }

    private Cell.CapitalNeeded capitalNeeded(String baseline) {
        TunedContender strategy = contender(ours);
        return new CapitalSearch(strategy, episodes, priced, capital)
                .needed(ours, of(baseline).shortfalls(), bootstrap);
    }

    private Optional<Cell.Guarded> guarded(CostVariant costs) {
        TunedContender best = contender(ours);
        return costs.equals(CostVariant.OWN)
                ? Optional.of(new GuardedRun(episodes, priced, capital, best)
                        .run(of(best.contender().name()), of(Lineup.THRESHOLD)))
                : Optional.empty();
    }

    private TunedContender contender(String name) {
        TunedContender found = tuned.get(name);
        if (found == null) {
            throw new IllegalStateException("nobody called " + name + " took part");
        }
        return found;
    }

    private Judged of(String name) {
        Judged found = judged.get(name);
        if (found == null) {
            throw new IllegalStateException("nobody called " + name + " took part");
        }
        return found;
    }
}
