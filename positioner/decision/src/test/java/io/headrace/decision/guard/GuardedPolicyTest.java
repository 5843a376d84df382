package io.headrace.decision.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.SimulatedPeriod;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.simulation.World;
import io.headrace.decision.strategy.Drafter;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedPolicyTest {
    private static final int WORLDS = 84;
    private static final int PERIODS = 168;
    private static final double ROUNDING_USD = 1e-3;

    @Test
    void isNeverDearerThanTheRuleByMoreThanTheBoundWhateverThePolicyOrders() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            ThresholdPolicy rule = new ThresholdPolicy(ThresholdParameters.DEFAULT);
            double[] ruleCost = charged(simulation, simulation.run("rule", rule));
            GuardParameters bound = new GuardParameters(.1, .25 * ruleCost[PERIODS - 1] * seed / WORLDS);
            for (Adversary adversary : Adversary.values()) {
                Drafter orders = adversary.drafter(simulation, rule, seed);
                GuardedPolicy guarded = new GuardedPolicy(orders, rule, bound, simulation.settings());
                SimulationResult result = simulation.run("guarded", guarded);
                double[] cost = charged(simulation, result);
                for (int t = 0; t < PERIODS; t++) {
                    GuardMemory memory = memory(result, t);
                    assertEquals(ruleCost[t], memory.ruleCostUsd(), ROUNDING_USD, "the shadow is the rule");
                    assertEquals(cost[t], memory.costUsd(), ROUNDING_USD, "the guard counts what is paid");
                    assertTrue(
                            cost[t] <= bound.allowedUsd(ruleCost[t]) + ROUNDING_USD,
                            adversary + " in world " + seed + " at " + t + " cost " + cost[t] + ", allowed "
                                    + bound.allowedUsd(ruleCost[t]));
                }
            }
        }
    }

    @Test
    void theSameOrdersBreakTheBoundWithoutTheGuard() {
        int broken = 0;
        for (long seed = 0; seed < 20; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            ThresholdPolicy rule = new ThresholdPolicy(ThresholdParameters.DEFAULT);
            double[] ruleCost = charged(simulation, simulation.run("rule", rule));
            Drafter orders = Adversary.DRAINS.drafter(simulation, rule, seed);
            SimulationResult result = simulation.run("unguarded", unguarded(orders));
            double cost = charged(simulation, result)[PERIODS - 1];
            broken += cost > 2 * ruleCost[PERIODS - 1] ? 1 : 0;
        }
        assertTrue(broken > 15, "only " + broken + " of 20 weeks were lost without the guard");
    }

    @Test
    void letsAnHonestPolicyThroughWhileTheBoundIsFar() {
        Simulation simulation = RandomWorld.simulation(3, PERIODS);
        ThresholdPolicy rule = new ThresholdPolicy(ThresholdParameters.DEFAULT);
        DeskSettings settings = simulation.settings();
        OrderUpToPolicy honest = new OrderUpToPolicy(settings.orderUpTo(), rule, settings);
        GuardedPolicy guarded = new GuardedPolicy(honest, rule, new GuardParameters(.1, 1e12), settings);
        SimulationResult free = simulation.run("free", honest);
        SimulationResult watched = simulation.run("watched", guarded);
        assertEquals(free.totals(), watched.totals());
    }

    @Test
    void suspendsTheBoundAndLeavesThePeriodToTheRuleWhenMoneyIsLate() {
        Simulation simulation = RandomWorld.simulation(5, 2);
        ThresholdPolicy rule = new ThresholdPolicy(ThresholdParameters.DEFAULT);
        DeskSettings settings = simulation.settings();
        OrderUpToPolicy honest = new OrderUpToPolicy(settings.orderUpTo(), rule, settings);
        GuardedPolicy guarded = new GuardedPolicy(honest, rule, new GuardParameters(.1, 0), settings);
        World world = new World(settings);
        WorldState start = world.start(simulation.balances(), 0);
        DeskPeriod first = simulation.periods().getFirst();
        Decision before = guarded.decide(PolicyMemory.initial(0), world.network(start), first.outlook(), 0);
        DeskPeriod next = simulation.periods().get(1);
        List<TokenAmount> richer = new ArrayList<>(start.onHand());
        richer.set(0, richer.getFirst().plus(TokenAmount.usd(1)));
        NetworkState changed = world.network(world.start(richer, next.nowNanos()));
        Decision after = guarded.decide(before.memory(), changed, next.outlook(), next.nowNanos());
        GuardMemory memory = after.memory().guard().orElseThrow();
        assertEquals(1, memory.voided());
        assertEquals(Decider.RULE, after.decider());
        assertTrue(after.why().contains("the guard's bound is suspended"), after.why());
    }

    private static Policy unguarded(Drafter orders) {
        return (memory, state, outlook, nowNanos) ->
                orders.draft(state, outlook).seal(memory, state, outlook, nowNanos, "unguarded");
    }

    private static GuardMemory memory(SimulationResult result, int t) {
        Decision decision = result.decisions().get(t);
        if (t % 50 == 0) {
            assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
        }
        return decision.memory().guard().orElseThrow();
    }

    /// Cost up to and with each period, missed yield counted instead of yield.
    private static double[] charged(Simulation simulation, SimulationResult result) {
        DeskSettings settings = simulation.settings();
        double yield = settings.costs().yield(settings.periodNanos());
        double[] sums = new double[result.periods().size()];
        double sum = 0;
        for (int t = 0; t < sums.length; t++) {
            SimulatedPeriod period = result.periods().get(t);
            sum += period.cost().totalUsd() + yield * period.after().total().tokens();
            sums[t] = sum;
        }
        return sums;
    }
}
