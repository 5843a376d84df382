package io.headrace.training.proof;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.training.validate.FamilyScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Sweeps a world: forecasts once per lead, then every strategy at every capital and price, tuned on the
/// episodes before the split and judged on those after it.
public final class Proof {
    private final ProofWorld world;
    private final SweepPlan plan;
    private final boolean program;

    public Proof(ProofWorld world, SweepPlan plan) {
        this(world, plan, false);
    }

    /// @param program whether the scenario program takes part: it solves a program at every decision
    public Proof(ProofWorld world, SweepPlan plan, boolean program) {
        this.world = world;
        this.plan = plan;
        this.program = program;
    }

    /// @throws io.headrace.market.problem.ProblemException when no whole episode lies before or after the
    ///     split
    public ProofResult run(Progress progress) {
        List<Cell> cells = new ArrayList<>();
        Map<Long, Map<ForecastKind, FamilyScore>> skill = new TreeMap<>();
        int total =
                plan.leadsNanos().size() * plan.capitals().size() * plan.costs().size();
        Episodes last = null;
        for (long lead : plan.leadsNanos()) {
            DeskSettings desk = world.at(lead);
            DeskForecasts forecasts = DeskForecasts.make(world, desk.window(), plan, progress);
            skill.put(lead, forecasts.scores());
            Episodes episodes = new Episodes(world, desk, forecasts, plan);
            requireEpisodes(episodes);
            last = episodes;
            List<Contender> lineup = Lineup.of(forecasts);
            for (double capital : plan.capitals()) {
                for (CostVariant costs : plan.costs()) {
                    progress.report("cells of " + world.name(), cells.size(), total);
                    CellRun run = new CellRun(episodes, lineup, plan, costs.of(desk), capital);
                    cells.add(run.cell(lead, costs, program));
                }
            }
        }
        progress.report("cells of " + world.name(), total, total);
        return result(cells, skill, Objects.requireNonNull(last, "a plan has a lead time"));
    }

    private ProofResult result(List<Cell> cells, Map<Long, Map<ForecastKind, FamilyScore>> skill, Episodes episodes) {
        long[] span = episodes.judgedSpan();
        return new ProofResult(
                world.name(),
                world.learned().label(),
                world.settings().periodNanos(),
                episodes.tuned(),
                episodes.judged(),
                span[0],
                span[1],
                world.meanDemandUsd(),
                cells,
                skill);
    }

    private void requireEpisodes(Episodes episodes) {
        if (episodes.tuned() < 1 || episodes.judged() < 2) {
            throw new Problem(
                            "HR-9028",
                            "the data hold " + episodes.tuned() + " whole episodes with forecasts before the split and "
                                    + episodes.judged() + " after it; one and two are the least",
                            world.name(),
                            "Use longer data, another --split or shorter episodes",
                            ExitCode.INVALID)
                    .toException();
        }
    }
}
