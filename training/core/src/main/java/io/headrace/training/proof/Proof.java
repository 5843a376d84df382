package io.headrace.training.proof;

import io.headrace.market.problem.Progress;
import io.headrace.training.proof.cell.KeptCell;
import io.headrace.training.proof.cell.LeadRun;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.world.CostVariant;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SweepPlan;
import io.headrace.training.validate.FamilyScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sweeps a world: forecasts once per lead, then every strategy at every capital and price, tuned on the
/// episodes before the split and judged on those after it.
public final class Proof {
    private final ProofWorld world;
    private final SweepPlan plan;
    private final boolean program;
    private final CellStore store;

    public Proof(ProofWorld world, SweepPlan plan) {
        this(world, plan, false, CellStore.NONE);
    }

    /// @param program whether the scenario program takes part: it solves a program at every decision
    /// @param store cells found there are not computed again
    public Proof(ProofWorld world, SweepPlan plan, boolean program, CellStore store) {
        this.world = world;
        this.plan = plan;
        this.program = program;
        this.store = store;
    }

    /// @throws io.headrace.market.problem.ProblemException when no whole episode lies before or after the
    ///     split
    public ProofResult run(Progress progress) {
        CellInputs inputs = new CellInputs(world, plan, program);
        List<KeptCell> cells = new ArrayList<>();
        int total =
                plan.leadsNanos().size() * plan.capitals().size() * plan.costs().size();
        for (long lead : plan.leadsNanos()) {
            LeadRun run = new LeadRun(world, plan, lead, program, progress);
            for (double capital : plan.capitals()) {
                for (CostVariant costs : plan.costs()) {
                    progress.report("cells of " + world.name(), cells.size(), total);
                    String digest = inputs.of(lead, capital, costs);
                    cells.add(store.find(digest).orElseGet(() -> kept(digest, run.cell(capital, costs))));
                }
            }
        }
        progress.report("cells of " + world.name(), total, total);
        return result(cells);
    }

    private KeptCell kept(String digest, KeptCell cell) {
        store.keep(digest, cell);
        return cell;
    }

    private ProofResult result(List<KeptCell> cells) {
        Map<Long, Map<ForecastKind, FamilyScore>> skill = new TreeMap<>();
        cells.forEach(kept -> skill.put(kept.cell().leadNanos(), kept.skill()));
        KeptCell last = cells.getLast();
        return new ProofResult(
                world.name(),
                world.learned().label(),
                world.settings().periodNanos(),
                last.tuned(),
                last.judged(),
                last.judgedFromNanos(),
                last.judgedToNanos(),
                world.meanDemandUsd(),
                cells.stream().map(KeptCell::cell).toList(),
                skill);
    }
}
