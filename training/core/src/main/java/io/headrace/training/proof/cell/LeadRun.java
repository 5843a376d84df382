package io.headrace.training.proof.cell;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.market.problem.ExitCode;
import io.headrace.market.problem.Problem;
import io.headrace.market.problem.Progress;
import io.headrace.training.proof.episode.DeskForecasts;
import io.headrace.training.proof.episode.Episodes;
import io.headrace.training.proof.strategy.Contender;
import io.headrace.training.proof.strategy.Lineup;
import io.headrace.training.proof.world.CostVariant;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SweepPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells of one lead. Forecasts are made once, and only when a cell asks for them.
public final class LeadRun {
    private final ProofWorld world;
    private final SweepPlan plan;
    private final long leadNanos;
    private final boolean program;
    private final Progress progress;
    private @Nullable Prepared prepared;

    /// What all cells of a lead share.
    record Prepared(DeskSettings desk, DeskForecasts forecasts, Episodes episodes, List<Contender> lineup) {}

    public LeadRun(ProofWorld world, SweepPlan plan, long leadNanos, boolean program, Progress progress) {
        this.world = world;
        this.plan = plan;
        this.leadNanos = leadNanos;
        this.program = program;
        this.progress = progress;
    }

    /// @throws io.headrace.market.problem.ProblemException when no whole episode lies before or after the
    ///     split
    public KeptCell cell(double capital, CostVariant costs) {
        Prepared ready = prepared();
        Episodes episodes = ready.episodes;
        CellRun run = new CellRun(ready, plan, costs.of(ready.desk), capital);
        long[] span = episodes.judgedSpan();
        return new KeptCell(
                run.cell(leadNanos, costs, program),
                ready.forecasts.scores(),
                episodes.tuned(),
                episodes.judged(),
                span[0],
                span[1]);
    }

    private Prepared prepared() {
        Prepared known = prepared;
        if (known == null) {
            DeskSettings desk = world.at(leadNanos);
            DeskForecasts forecasts = DeskForecasts.make(world, desk.window(), plan, progress);
            Episodes episodes = new Episodes(world, desk, forecasts, plan);
            requireEpisodes(episodes);
            known = new Prepared(desk, forecasts, episodes, Lineup.of(forecasts));
            prepared = known;
        }
        return known;
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
