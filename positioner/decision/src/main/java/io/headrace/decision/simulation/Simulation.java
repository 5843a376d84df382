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
import io.headrace.decision.simulation.law.Laws;
import io.headrace.decision.strategy.LastMoves;
import io.headrace.decision.strategy.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs policies through recorded periods, under laws or as the settings say, and accounts for what they cost.
///
/// Order of events in a period: arrivals, flows, demand check, decision, departures, carry and yield on
/// what is left; with laws see the package's description. The first period has no flow and no check. Nothing is
/// charged or credited for the end state.
public final class Simulation {
    private final DeskSettings settings;
    private final Laws laws;
    private final List<DeskPeriod> periods;
    private final WorldState start;

    /// A simulation in which everything goes as the settings say.
    ///
    /// @param balances at the start per node, treasury first; see [StartingBalances]
    public Simulation(DeskSettings settings, List<DeskPeriod> periods, List<TokenAmount> balances) {
        this(settings, periods, new World(settings).start(balances, startOf(periods)), Laws.NONE);
    }

    /// A simulation that goes on from books of its first period, money in flight included.
    public static Simulation from(DeskSettings settings, List<DeskPeriod> periods, WorldState start) {
        return new Simulation(settings, periods, start, Laws.NONE);
    }

    private Simulation(DeskSettings settings, List<DeskPeriod> periods, WorldState start, Laws laws) {
        this.settings = settings;
        this.laws = laws;
        this.periods = List.copyOf(periods);
        this.start = start;
    }

    public DeskSettings settings() {
        return settings;
    }

    public List<DeskPeriod> periods() {
        return periods;
    }

    public List<TokenAmount> balances() {
        return start.onHand();
    }

    public Laws laws() {
        return laws;
    }

    /// The same periods under other laws.
    public Simulation under(Laws changed) {
        return new Simulation(settings, periods, start, changed);
    }

    /// The full story of a policy: decisions, books and costs of every period.
    public SimulationResult run(String strategy, Policy policy) {
        List<SimulatedPeriod> story = new ArrayList<>(periods.size());
        List<Decision> decisions = new ArrayList<>(periods.size());
        Passage passage = passage();
        PolicyMemory memory = PolicyMemory.initial(periods.getFirst().nowNanos());
        for (DeskPeriod period : periods) {
            passage.begin(period.snapshots());
            NetworkState network = passage.seen().under(period.circumstances());
            Decision decision = policy.decide(memory, network, Outlooks.seen(period, passage), period.nowNanos());
            memory = decision.memory();
            decisions.add(decision);
            passage.submit(decision.moves(), memory.previousDigest());
            story.add(passage.end());
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
        Passage passage = passage();
        LastMoves last = LastMoves.NONE;
        for (DeskPeriod period : periods) {
            passage.begin(period.snapshots());
            List<Move> moves = planner.plan(passage.seen(), Outlooks.seen(period, passage), last);
            List<Transit> departed = passage.submit(moves, "");
            last = last.after(departed, DeskSettings.TREASURY);
            told.accept(passage.end());
        }
    }

    private Passage passage() {
        return new Passage(settings, laws, start);
    }

    private static long startOf(List<DeskPeriod> periods) {
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("a simulation needs at least one period, had none");
        }
        return periods.getFirst().nowNanos();
    }
}
