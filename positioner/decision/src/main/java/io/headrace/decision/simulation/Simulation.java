package io.headrace.decision.simulation;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.LastMoves;
import io.headrace.decision.strategy.Planner;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs policies through recorded periods and accounts for what they cost.
///
/// Order of events in a period: arrivals, flows, demand check, decision, departures, carry and yield on
/// what is left. The first period has no flow and no check. Nothing is charged or credited for the end
/// state.
public final class Simulation {
    private final DeskSettings settings;
    private final World world;
    private final Accounting accounting;
    private final List<DeskPeriod> periods;
    private final List<TokenAmount> balances;

    /// @param balances at the start per node, treasury first; see [StartingBalances]
    public Simulation(DeskSettings settings, List<DeskPeriod> periods, List<TokenAmount> balances) {
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs at least one period, had none");
        }
        this.settings = settings;
        this.world = new World(settings);
        this.accounting = new Accounting(settings);
        this.periods = List.copyOf(periods);
        this.balances = List.copyOf(balances);
    }

    public DeskSettings settings() {
        return settings;
    }

    public List<DeskPeriod> periods() {
        return periods;
    }

    public List<TokenAmount> balances() {
        return balances;
    }

    /// The full story of a policy: decisions, books and costs of every period.
    public SimulationResult run(String strategy, Policy policy) {
        List<SimulatedPeriod> story = new ArrayList<>(periods.size());
        List<Decision> decisions = new ArrayList<>(periods.size());
        WorldState state = world.start(balances, periods.getFirst().nowNanos());
        PolicyMemory memory = PolicyMemory.initial(state.nowNanos());
        for (int t = 0; t < periods.size(); t++) {
            DeskPeriod period = periods.get(t);
            state = t == 0 ? state : begin(state, period);
            WorldState before = state;
            NetworkState network = world.network(state).under(period.circumstances());
            Decision decision = policy.decide(memory, network, period.outlook(), period.nowNanos());
            memory = decision.memory();
            decisions.add(decision);
            List<Transit> departed =
                    world.departures(state, decision.moves(), period.nowNanos(), memory.previousDigest());
            state = world.depart(state, departed);
            story.add(new SimulatedPeriod(cost(t, before, state, departed), state, departed));
        }
        List<PeriodCost> costs = story.stream().map(SimulatedPeriod::cost).toList();
        return new SimulationResult(strategy, CostTotals.of(costs, settings.periodNanos()), story, decisions);
    }

    /// What bare orders cost: the same world and accounting, without decisions.
    public CostTotals totals(Planner planner) {
        return CostTotals.of(costs(planner), settings.periodNanos());
    }

    /// Period by period what bare orders cost.
    public List<PeriodCost> costs(Planner planner) {
        List<PeriodCost> costs = new ArrayList<>(periods.size());
        walk(planner, period -> costs.add(period.cost()));
        return costs;
    }

    /// Period by period how bare orders went.
    public List<SimulatedPeriod> story(Planner planner) {
        List<SimulatedPeriod> story = new ArrayList<>(periods.size());
        walk(planner, story::add);
        return story;
    }

    private void walk(Planner planner, Consumer<SimulatedPeriod> told) {
        WorldState state = world.start(balances, periods.getFirst().nowNanos());
        LastMoves last = LastMoves.NONE;
        for (int t = 0; t < periods.size(); t++) {
            DeskPeriod period = periods.get(t);
            state = t == 0 ? state : begin(state, period);
            WorldState before = state;
            List<Move> moves = planner.plan(world.network(state), period.outlook(), last);
            List<Transit> departed = world.departures(state, moves, period.nowNanos(), "");
            last = last.after(departed, DeskSettings.TREASURY);
            state = world.depart(state, departed);
            told.accept(new SimulatedPeriod(cost(t, before, state, departed), state, departed));
        }
    }

    private WorldState begin(WorldState state, DeskPeriod period) {
        return world.flow(world.arrive(state, period.nowNanos()), period.snapshots());
    }

    private PeriodCost cost(int t, WorldState before, WorldState after, List<Transit> departed) {
        double[] demands = periods.get(t).snapshots().stream()
                .mapToDouble(MarginSnapshot::demandUsd)
                .toArray();
        return t == 0 ? accounting.unchecked(after, departed) : accounting.cost(demands, before, after, departed);
    }
}
