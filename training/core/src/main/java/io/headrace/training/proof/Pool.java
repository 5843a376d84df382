package io.headrace.training.proof;

import io.headrace.decision.simulation.CostTotals;
import io.headrace.training.proof.cell.Cell;
import io.headrace.training.proof.cell.Table;
import io.headrace.training.proof.episode.EpisodeBootstrap;
import io.headrace.training.proof.episode.Range;
import io.headrace.training.proof.strategy.Behaviour;
import io.headrace.training.proof.strategy.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same sweep over many made-up worlds as one: a world is an episode, and worlds are what the bootstrap
/// draws. In each world the baseline is the rule that was cheapest before its split, and ours orders up to
/// what forecast best there.
public final class Pool {
    static final String BASELINE = "best tuned rule";
    static final String OURS = "best forecast";

    private Pool() {}

    /// @param worlds of one plan, at least two
    public static ProofResult of(String name, List<ProofResult> worlds, long seed) {
        if (worlds.size() < 2) {
            throw new IllegalArgumentException("worlds must be at least two, were " + worlds.size());
        }
        ProofResult first = worlds.getFirst();
        List<Cell> cells = new ArrayList<>();
        EpisodeBootstrap bootstrap = new EpisodeBootstrap(worlds.size(), seed);
        for (int i = 0; i < first.cells().size(); i++) {
            int at = i;
            cells.add(cell(worlds.stream().map(world -> world.cells().get(at)).toList(), bootstrap));
        }
        return new ProofResult(
                name,
                first.learned(),
                first.periodNanos(),
                worlds.stream().mapToInt(ProofResult::tuned).sum(),
                worlds.size(),
                first.judgedFromNanos(),
                first.judgedToNanos(),
                worlds.stream()
                        .mapToDouble(ProofResult::meanDemandUsd)
                        .average()
                        .orElseThrow(),
                cells,
                Map.of());
    }

    private static Cell cell(List<Cell> worlds, EpisodeBootstrap bootstrap) {
        Cell first = worlds.getFirst();
        double[] bound = new double[worlds.size()];
        CostTotals boundTotals = Judged.NOTHING;
        List<Double> buffers = new ArrayList<>();
        for (int w = 0; w < bound.length; w++) {
            bound[w] = worlds.get(w).bound().totalUsd();
            boundTotals = boundTotals.plus(worlds.get(w).bound());
            buffers.add(worlds.get(w).capitalNeeded().bufferSaved());
        }
        List<Table.Entry> entries = new ArrayList<>();
        for (Cell.Row row : first.rows()) {
            entries.add(entry(
                    row.name(),
                    worlds.stream().map(cell -> cell.row(row.name())).toList()));
        }
        entries.add(entry(
                BASELINE, worlds.stream().map(cell -> cell.row(cell.baseline())).toList()));
        entries.add(
                entry(OURS, worlds.stream().map(cell -> cell.row(cell.ours())).toList()));
        Table table = new Table(entries, bound, bootstrap);
        return new Cell(
                first.leadNanos(),
                first.capital(),
                first.costs(),
                BASELINE,
                OURS,
                boundTotals,
                worlds.stream().map(cell -> cell.bound().totalUsd()).toList(),
                table.rows(BASELINE),
                table.ladder(),
                table.regret(),
                table.ofTrueLaw(BASELINE),
                needed(first, buffers, bootstrap),
                Optional.empty());
    }

    private static Table.Entry entry(String name, List<Cell.Row> worlds) {
        CostTotals totals = Judged.NOTHING;
        Behaviour behaviour = new Behaviour(0, 0, 0, 0, 0);
        double[] episodes = new double[worlds.size()];
        double[] shortfalls = new double[worlds.size()];
        double tuning = 0;
        for (int w = 0; w < episodes.length; w++) {
            Cell.Row row = worlds.get(w);
            totals = totals.plus(row.totals());
            Cell.Conduct did = row.conduct();
            behaviour = behaviour.plus(
                    new Behaviour(1, did.meanShortUsd(), did.worstShortUsd(), did.movedUsd(), did.reversals()));
            episodes[w] = row.totals().totalUsd();
            shortfalls[w] = row.totals().shortfallUsd();
            tuning += row.tuningUsd();
        }
        Cell.Row any = worlds.getFirst();
        return new Table.Entry(
                name,
                any.role(),
                any.kind(),
                Map.of(),
                tuning,
                List.of(),
                new Judged(totals, behaviour, episodes, shortfalls));
    }

    /// The mean over worlds.
    private static Cell.CapitalNeeded needed(Cell first, List<Double> saved, EpisodeBootstrap bootstrap) {
        double mean = saved.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        Range range = bootstrap.of(draw -> {
            double sum = 0;
            for (int w : draw) {
                sum += saved.get(w);
            }
            return sum / draw.length;
        });
        return new Cell.CapitalNeeded(OURS, 0, 1 + (first.capital() - 1) * (1 - mean), mean, range, true);
    }
}
