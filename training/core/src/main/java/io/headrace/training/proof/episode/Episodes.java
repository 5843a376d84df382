package io.headrace.training.proof.episode;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.Forecaster;
import io.headrace.decision.outlook.ModelSource;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.StartingBalances;
import io.headrace.features.engine.Tick;
import io.headrace.features.engine.VenueObservation;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.training.proof.world.ProofWorld;
import io.headrace.training.proof.world.SweepPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A world's history in episodes, each with what every kind of forecast says: read once, simulated often.
/// An episode of n periods has n + 1 decisions; its last instant is the next one's first.
public final class Episodes {
    private static final long FOUR_WEEKS = 28 * 86_400_000_000_000L;

    private final ProofWorld world;
    private final DeskSettings desk;
    private final boolean reviewed;
    private final double meanDemandUsd;
    private final List<List<Tick>> before;
    private final List<List<Tick>> after;
    private final DeskForecasts forecasts;
    private final Map<ForecastKind, List<List<DeskPeriod>>> tuning = new EnumMap<>(ForecastKind.class);
    private final Map<ForecastKind, List<List<DeskPeriod>>> judging = new EnumMap<>(ForecastKind.class);

    /// @param desk at the lead that is judged
    public Episodes(ProofWorld world, DeskSettings desk, DeskForecasts forecasts, SweepPlan plan) {
        this.world = world;
        this.desk = desk;
        this.forecasts = forecasts;
        this.meanDemandUsd = world.meanDemandUsd();
        this.reviewed = plan.reviewed();
        List<Tick> ticks = world.recording().ticks();
        int length = Math.toIntExact(plan.episodeNanos() / desk.periodNanos());
        int split = first(ticks, world.splitNanos());
        int from = Math.max(0, first(ticks, forecasts.fromNanos()));
        before = new ArrayList<>();
        for (int end = split - 1; end - length >= from && before.size() < plan.tuningEpisodes(); end -= length) {
            before.addFirst(ticks.subList(end - length, end + 1));
        }
        after = new ArrayList<>();
        for (int start = split; start + length < ticks.size(); start += length) {
            after.add(ticks.subList(start, start + length + 1));
        }
    }

    private static int first(List<Tick> ticks, long nanos) {
        int low = 0;
        while (low < ticks.size() && ticks.get(low).nowNanos() < nanos) {
            low++;
        }
        return low;
    }

    /// How many tune.
    public int tuned() {
        return before.size();
    }

    /// How many judge.
    public int judged() {
        return after.size();
    }

    /// First and last instant of the episodes that judge.
    public long[] judgedSpan() {
        return new long[] {
            after.getFirst().getFirst().nowNanos(), after.getLast().getLast().nowNanos()
        };
    }

    /// @param priced the desk with the costs that are charged
    public List<Simulation> tuning(ForecastKind kind, DeskSettings priced, double capital) {
        return simulations(tuning.computeIfAbsent(kind, made -> periods(made, before)), priced, capital);
    }

    /// As [#tuning], over the episodes that judge.
    public List<Simulation> judging(ForecastKind kind, DeskSettings priced, double capital) {
        return simulations(judging.computeIfAbsent(kind, made -> periods(made, after)), priced, capital);
    }

    /// As [#judging], with the past errors a scenario program reads: all ticks are folded once.
    ///
    /// @param desk whose policy is the program
    public List<Simulation> scenarios(ForecastKind kind, DeskSettings desk, double capital) {
        Forecaster forecaster = new Forecaster(new ModelSource.Recorded(forecasts.of(kind)), desk);
        Map<Long, DeskPeriod> periods = new HashMap<>();
        for (Tick tick : world.recording().ticks()) {
            if (tick.nowNanos() >= forecasts.fromNanos()) {
                periods.put(tick.nowNanos(), new DeskPeriod(snapshots(tick), forecaster.observe(tick)));
            }
        }
        List<List<DeskPeriod>> all = new ArrayList<>(after.size());
        for (List<Tick> episode : after) {
            List<DeskPeriod> own = new ArrayList<>(episode.size());
            for (Tick tick : episode) {
                DeskPeriod period = periods.get(tick.nowNanos());
                if (period != null) {
                    own.add(period);
                }
            }
            all.add(own);
        }
        return simulations(all, desk, capital);
    }

    private List<Simulation> simulations(List<List<DeskPeriod>> episodes, DeskSettings priced, double capital) {
        DeskSettings funded = priced.withCapital(new Capital.Multiple(capital));
        List<Simulation> simulations = new ArrayList<>(episodes.size());
        for (List<DeskPeriod> episode : episodes) {
            List<TokenAmount> balances = StartingBalances.of(
                    funded, measureUsd(episode.getFirst()), episode.getFirst().snapshots());
            simulations.add(new Simulation(funded, episode, balances));
        }
        return simulations;
    }

    private double measureUsd(DeskPeriod first) {
        long from = Math.max(first.nowNanos() - FOUR_WEEKS, world.recording().fromNanos());
        return reviewed && first.nowNanos() > from
                ? world.recording().between(from, first.nowNanos() - 1).meanTotalDemandUsd()
                : meanDemandUsd;
    }

    private List<List<DeskPeriod>> periods(ForecastKind kind, List<List<Tick>> episodes) {
        ModelSource source = kind == ForecastKind.NONE
                ? new ModelSource.Missing("the rule decides")
                : new ModelSource.Recorded(forecasts.of(kind));
        List<List<DeskPeriod>> all = new ArrayList<>(episodes.size());
        for (List<Tick> episode : episodes) {
            Forecaster forecaster = new Forecaster(source, desk);
            List<DeskPeriod> periods = new ArrayList<>(episode.size());
            for (Tick tick : episode) {
                periods.add(new DeskPeriod(snapshots(tick), forecaster.observe(tick)));
            }
            all.add(periods);
        }
        return all;
    }

    private static List<MarginSnapshot> snapshots(Tick tick) {
        return tick.venues().stream().map(VenueObservation::snapshot).toList();
    }
}
