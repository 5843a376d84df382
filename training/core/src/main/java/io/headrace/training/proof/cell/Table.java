package io.headrace.training.proof.cell;

import io.headrace.training.proof.episode.EpisodeBootstrap;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.strategy.Behaviour;
import io.headrace.training.proof.strategy.Contender;
import io.headrace.training.proof.strategy.Judged;
import io.headrace.training.proof.strategy.Lineup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everybody's results at one place of the sweep, side by side.
public final class Table {
    /// @param parameters by name, tuned
    /// @param tuningUsd before the split
    /// @param near as good before the split
    public record Entry(
            String name,
            Contender.Role role,
            ForecastKind kind,
            Map<String, Double> parameters,
            double tuningUsd,
            List<Cell.Near> near,
            Judged judged) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final double[] bound;
    private final EpisodeBootstrap bootstrap;

    /// @param bound by episode, USD
    public Table(List<Entry> entries, double[] bound, EpisodeBootstrap bootstrap) {
        entries.forEach(entry -> this.entries.put(entry.name, entry));
        this.bound = bound.clone();
        this.bootstrap = bootstrap;
    }

    /// @param baseline the rule that gaps are measured against
    public List<Cell.Row> rows(String baseline) {
        double[] base = episodes(baseline);
        double[] ewma = episodes(Lineup.ORDER_UP_TO + ForecastKind.EWMA.label());
        double floor = EpisodeBootstrap.sum(bound);
        List<Cell.Row> rows = new ArrayList<>();
        for (Entry entry : entries.values()) {
            double[] own = entry.judged.episodes();
            double total = entry.judged.totals().totalUsd();
            rows.add(new Cell.Row(
                    entry.name,
                    entry.role,
                    entry.kind,
                    entry.parameters,
                    entry.tuningUsd,
                    entry.judged.totals(),
                    conduct(entry.judged.behaviour()),
                    Arrays.stream(own).boxed().toList(),
                    total - floor,
                    EpisodeBootstrap.gapClosed(EpisodeBootstrap.sum(base), total, floor),
                    bootstrap.gap(base, own, bound),
                    won(own, base),
                    total / EpisodeBootstrap.sum(ewma),
                    bootstrap.ratio(own, ewma),
                    entry.near));
        }
        return rows;
    }

    /// One thing added at a time.
    public List<Cell.Step> ladder() {
        return new Ladder(judged(), bootstrap, EpisodeBootstrap.sum(bound)).steps();
    }

    /// Where the learned strategy's cost above the bound comes from.
    public List<Cell.Part> regret() {
        return Regret.of(judged(), EpisodeBootstrap.sum(bound));
    }

    /// What the learned strategy saves against the baseline, as a share of what the same strategy saves that
    /// knows the law; empty where no law is known.
    public Optional<Cell.Share> ofTrueLaw(String baseline) {
        Entry law = entries.get(Lineup.ORDER_UP_TO + ForecastKind.TRUE_LAW.label());
        Entry learned = entries.get(Lineup.ORDER_UP_TO + ForecastKind.LEARNED.label());
        if (law == null || learned == null) {
            return Optional.empty();
        }
        double[] base = episodes(baseline);
        return Optional.of(new Cell.Share(
                EpisodeBootstrap.share(base, learned.judged.episodes(), law.judged.episodes()),
                bootstrap.shareRange(base, learned.judged.episodes(), law.judged.episodes())));
    }

    private Map<String, Judged> judged() {
        Map<String, Judged> judged = new LinkedHashMap<>();
        entries.forEach((name, entry) -> judged.put(name, entry.judged));
        return judged;
    }

    private double[] episodes(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("nobody called " + name + " took part");
        }
        return entry.judged.episodes();
    }

    private static int won(double[] own, double[] base) {
        int won = 0;
        for (int e = 0; e < own.length; e++) {
            won += own[e] < base[e] ? 1 : 0;
        }
        return won;
    }

    private static Cell.Conduct conduct(Behaviour behaviour) {
        return new Cell.Conduct(
                behaviour.meanShortUsd(), behaviour.worstShortUsd(), behaviour.movedUsd(), behaviour.reversals());
    }
}
