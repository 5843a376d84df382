package io.headrace.training.proof.cell;

import io.headrace.training.proof.episode.EpisodeBootstrap;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.episode.Range;
import io.headrace.training.proof.strategy.Judged;
import io.headrace.training.proof.strategy.Lineup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The attribution: strategies of which each adds one thing to the one before.
final class Ladder {
    private record Rung(String added, String strategy) {}

    private static final List<Rung> RUNGS = List.of(
            new Rung("demand now", Lineup.THRESHOLD_BLIND),
            new Rung("plan", Lineup.THRESHOLD_PLAN),
            new Rung("netting", Lineup.THRESHOLD),
            new Rung("structure", Lineup.ORDER_UP_TO + ForecastKind.STRUCTURE.label()),
            new Rung("volatility", Lineup.ORDER_UP_TO + ForecastKind.VOLATILITY.label()),
            new Rung("learning", Lineup.ORDER_UP_TO + ForecastKind.LEARNED.label()));

    private final Map<String, Judged> judged;
    private final EpisodeBootstrap bootstrap;
    private final double boundUsd;

    Ladder(Map<String, Judged> judged, EpisodeBootstrap bootstrap, double boundUsd) {
        this.judged = judged;
        this.bootstrap = bootstrap;
        this.boundUsd = boundUsd;
    }

    List<Cell.Step> steps() {
        List<Cell.Step> steps = new ArrayList<>();
        double[] before = null;
        for (Rung rung : RUNGS) {
            Judged went = judged.get(rung.strategy);
            if (went == null) {
                continue;
            }
            double[] now = went.episodes();
            double saved = before == null ? 0 : (EpisodeBootstrap.sum(before) - EpisodeBootstrap.sum(now)) / now.length;
            Range range = before == null ? new Range(0, 0) : bootstrap.saved(before, now);
            steps.add(new Cell.Step(rung.added, rung.strategy, went.totals().totalUsd() - boundUsd, saved, range));
            before = now;
        }
        return steps;
    }
}
