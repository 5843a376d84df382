package io.headrace.training.proof.cell;

import io.headrace.decision.simulation.CostTotals;
import io.headrace.training.proof.episode.ForecastKind;
import io.headrace.training.proof.episode.Range;
import io.headrace.training.proof.strategy.Contender;
import io.headrace.training.proof.world.CostVariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One place of the sweep: a lead, a capital and prices.
///
/// @param capital multiple of mean demand before the split
/// @param baseline the plan-aware netting rule that was cheapest before the split
/// @param ours order-up-to on what forecast best before the split
/// @param bound what the program that knew the future pays, gas left out
/// @param boundEpisodes the same by episode, USD
/// @param rows everybody, in the order of the line-up
/// @param ladder one thing added at a time
/// @param regret where the learned strategy's cost above the bound comes from
/// @param ofTrueLaw the learned strategy's saving as a share of what knowing the law saves; empty on real data
/// @param capitalNeeded for the baseline's shortfall cost
/// @param guarded ours under the guard; empty where it was not asked for
public record Cell(
        long leadNanos,
        double capital,
        CostVariant costs,
        String baseline,
        String ours,
        CostTotals bound,
        List<Double> boundEpisodes,
        List<Row> rows,
        List<Step> ladder,
        List<Part> regret,
        Optional<Share> ofTrueLaw,
        CapitalNeeded capitalNeeded,
        Optional<Guarded> guarded) {
    public Cell {
        boundEpisodes = List.copyOf(boundEpisodes);
        rows = List.copyOf(rows);
        ladder = List.copyOf(ladder);
        regret = List.copyOf(regret);
    }

    /// @throws IllegalArgumentException when nobody of this name took part
    public Row row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no strategy '" + name + "'"));
    }

    /// A strategy and what became of it.
    ///
    /// @param parameters by name, tuned
    /// @param tuningUsd what it cost before the split; NaN where it was not tuned
    /// @param avoidableUsd above the bound
    /// @param gap share of the baseline's avoidable cost that it avoids
    /// @param won episodes in which it cost less than the baseline
    /// @param ratioToEwma total cost over that of order-up-to with EWMA quantiles, with its range
    /// @param near rules as good before the split, with what they cost after it
    public record Row(
            String name,
            Contender.Role role,
            ForecastKind kind,
            Map<String, Double> parameters,
            double tuningUsd,
            CostTotals totals,
            Conduct conduct,
            List<Double> episodes,
            double avoidableUsd,
            double gap,
            Range gapRange,
            int won,
            double ratioToEwma,
            Range ratioRange,
            List<Near> near) {
        public Row {
            parameters = Map.copyOf(parameters);
            episodes = List.copyOf(episodes);
            near = List.copyOf(near);
        }
    }

    /// What a strategy did.
    ///
    /// @param meanShortUsd missing at a venue found short, on average
    /// @param worstShortUsd the most that was missing at one venue
    /// @param movedUsd sent, both ways
    /// @param reversals moves of a venue against its own last move within a day
    public record Conduct(double meanShortUsd, double worstShortUsd, double movedUsd, long reversals) {}

    /// Parameters that were nearly the cheapest before the split.
    public record Near(List<Double> point, double tuningUsd, double judgedUsd) {
        public Near {
            point = List.copyOf(point);
        }
    }

    /// One thing added to what stands above it.
    ///
    /// @param savedUsd an episode, against the step above; 0 at the first
    public record Step(String added, String strategy, double avoidableUsd, double savedUsd, Range savedRange) {}

    /// A part of the learned strategy's cost above the bound, USD.
    public record Part(String name, double usd, String says) {}

    /// A share with its range over draws of episodes.
    public record Share(double value, Range range) {}

    /// Capital at which a strategy pays the baseline's shortfall cost.
    ///
    /// @param strategy which one
    /// @param shortfallUsd of the baseline at the cell's capital
    /// @param capital multiple of mean demand; the cell's own where nothing less does
    /// @param bufferSaved share of (K - 1) that is not needed; negative when more is
    /// @param savedRange over draws of episodes
    /// @param sufficient whether any capital that was tried does
    public record CapitalNeeded(
            String strategy,
            double shortfallUsd,
            double capital,
            double bufferSaved,
            Range savedRange,
            boolean sufficient) {}

    /// The strategy under the guard.
    ///
    /// @param strategy which one
    /// @param budgetUsd B, found before the split
    /// @param totals over all episodes
    /// @param ordinaryCost what the guard costs in ordinary episodes, as a share of the unguarded total
    /// @param worstEpisode the episode with the largest move of need, from 0
    /// @param guardedOverRule cost there over (rule + B), guarded
    /// @param unguardedOverRule the same unguarded
    /// @param modelShare share of periods in which the model decided
    /// @param breaches periods in which the bound did not hold
    public record Guarded(
            String strategy,
            double budgetUsd,
            CostTotals totals,
            double ordinaryCost,
            int worstEpisode,
            double guardedOverRule,
            double unguardedOverRule,
            double modelShare,
            long breaches) {}
}
