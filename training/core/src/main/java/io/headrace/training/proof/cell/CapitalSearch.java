package io.headrace.training.proof.cell;

import io.headrace.decision.settings.DeskSettings;
import io.headrace.training.proof.episode.EpisodeBootstrap;
import io.headrace.training.proof.episode.Episodes;
import io.headrace.training.proof.episode.Range;
import io.headrace.training.proof.strategy.Judged;
import io.headrace.training.proof.strategy.TunedContender;
import java.util.ArrayList;
import java.util.List;

/// Looks for the capital at which a strategy, its parameters unchanged, pays no more for shortage than the
/// baseline does at the cell's capital: from nearly no buffer to half as much again, linear in between.
final class CapitalSearch {
    private static final int STEPS = 12;
    private static final double LEAST = .3;
    private static final double MOST = 1.5;

    private final double capital;
    private final double[] tried = new double[STEPS + 1];
    private final List<double[]> shortfalls = new ArrayList<>();

    /// @param capital the cell's
    CapitalSearch(TunedContender strategy, Episodes episodes, DeskSettings priced, double capital) {
        this.capital = capital;
        for (int i = 0; i <= STEPS; i++) {
            double buffer = (capital - 1) * (LEAST + (MOST - LEAST) * i / STEPS);
            tried[i] = 1 + buffer;
            shortfalls.add(Judged.shortfalls(
                    strategy.planner(priced),
                    episodes.judging(strategy.contender().kind(), priced, tried[i])));
        }
    }

    Cell.CapitalNeeded needed(String strategy, double[] baseline, EpisodeBootstrap bootstrap) {
        int[] all = new int[baseline.length];
        for (int e = 0; e < all.length; e++) {
            all[e] = e;
        }
        double found = find(baseline, all);
        boolean sufficient = !Double.isNaN(found);
        double needed = sufficient ? found : tried[STEPS];
        Range range = bootstrap.of(draw -> {
            double of = find(baseline, draw);
            return saved(Double.isNaN(of) ? tried[STEPS] : of);
        });
        return new Cell.CapitalNeeded(
                strategy, EpisodeBootstrap.sum(baseline), needed, saved(needed), range, sufficient);
    }

    private double saved(double needed) {
        return capital > 1 ? 1 - (needed - 1) / (capital - 1) : 0;
    }

    /// NaN when none of the tried suffices.
    private double find(double[] baseline, int[] draw) {
        double allowed = sum(baseline, draw);
        double before = Double.NaN;
        for (int i = 0; i <= STEPS; i++) {
            double now = sum(shortfalls.get(i), draw);
            if (now <= allowed) {
                if (i == 0 || !(before > now)) {
                    return tried[i];
                }
                double share = (before - allowed) / (before - now);
                return tried[i - 1] + share * (tried[i] - tried[i - 1]);
            }
            before = now;
        }
        return Double.NaN;
    }

    private static double sum(double[] values, int[] draw) {
        double sum = 0;
        for (int e : draw) {
            sum += values[e];
        }
        return sum;
    }
}
