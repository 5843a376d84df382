package io.headrace.decision.simulation;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.strategy.Planner;
import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.List;

/// Runs policies through recorded periods and accounts for what they cost.
///
/// Order of events in a period: arrivals, flows, demand check, decision, departures, carry and yield on
/// what is left. The first period has no flow and no check. Nothing is charged or credited for the end
/// state.
public final class Simulation {
    private static final double SHORT_SHARE = 1e-6;
    private static final double LEAST_GAS_USD = 1e-6;

    private final DeskSettings settings;
    private final World world;
    private final List<DeskPeriod> periods;
    private final List<TokenAmount> balances;

    /// @param balances at the start per node, treasury first; see [StartingBalances]
    public Simulation(DeskSettings settings, List<DeskPeriod> periods, List<TokenAmount> balances) {
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs at least one period, had none");
        }
        this.settings = settings;
        this.world = new World(settings);
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
            Decision decision = policy.decide(memory, world.network(state), period.outlook(), period.nowNanos());
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
        WorldState state = world.start(balances, periods.getFirst().nowNanos());
        for (int t = 0; t < periods.size(); t++) {
            DeskPeriod period = periods.get(t);
            state = t == 0 ? state : begin(state, period);
            WorldState before = state;
            List<Move> moves = planner.plan(world.network(state), period.outlook());
            List<Transit> departed = world.departures(state, moves, period.nowNanos(), "");
            state = world.depart(state, departed);
            costs.add(cost(t, before, state, departed));
        }
        return costs;
    }

    private WorldState begin(WorldState state, DeskPeriod period) {
        return world.flow(world.arrive(state, period.nowNanos()), period.snapshots());
    }

    private PeriodCost cost(int t, WorldState before, WorldState after, List<Transit> departed) {
        Costs costs = settings.costs();
        long period = settings.periodNanos();
        double shortfall = 0;
        int shortVenues = 0;
        double atVenues = 0;
        List<MarginSnapshot> snapshots = periods.get(t).snapshots();
        for (int v = 0; v < snapshots.size(); v++) {
            double demand = snapshots.get(v).demandUsd();
            double missing = Math.max(0, demand - before.onHand().get(v + 1).tokens());
            if (t > 0) {
                shortfall += costs.shortfall(missing, demand, period);
                shortVenues += missing > SHORT_SHARE * demand ? 1 : 0;
            }
            atVenues += after.onHand().get(v + 1).tokens();
        }
        double transit = 0;
        double proportional = 0;
        double gas = 0;
        for (Transit transfer : departed) {
            double amount = transfer.amount().tokens();
            var route = settings.route(transfer.from(), transfer.to());
            transit += amount * costs.carry(settings.leadPeriods(route) * period);
            proportional += amount * route.proportionalCost();
            gas += amount > LEAST_GAS_USD ? route.gasUsd() : 0;
        }
        double carry = costs.carry(period) * atVenues;
        double yield = costs.yield(period) * after.onHand().getFirst().tokens();
        return new PeriodCost(carry, transit, yield, shortfall, proportional, gas, shortVenues, departed.size());
    }
}
