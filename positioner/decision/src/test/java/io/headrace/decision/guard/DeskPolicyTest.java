package io.headrace.decision.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.Operator;
import io.headrace.decision.circumstance.OperatorState;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.GuardMemory;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Restraint;
import io.headrace.decision.policy.Terms;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.settings.safeguard.DiscretionParameters;
import io.headrace.decision.settings.safeguard.LadderParameters;
import io.headrace.decision.settings.safeguard.LimitParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.simulation.World;
import io.headrace.decision.strategy.OrderUpToPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole composition on seeded worlds.
class DeskPolicyTest {
    private static final double NO = Double.POSITIVE_INFINITY;
    private static final int PERIODS = 168;

    @Test
    void decidesAsTheGuardedPolicyWhereNothingIsHeardAndNothingLimited() {
        for (long seed = 0; seed < 12; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            GuardParameters guard = new GuardParameters(.1, seed % 2 == 0 ? 200 : 1e6);
            Safeguards oneStep = Safeguards.DEFAULT.withLadder(new LadderParameters(0, false, 0));
            DeskSettings settings = simulation.settings().withGuard(guard).withSafeguards(oneStep);
            ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
            Policy before = new GuardedPolicy(new OrderUpToPolicy(settings), rule, guard, settings);
            SimulationResult was = simulation.run("before", before);
            SimulationResult is = simulation.run("now", PredictivePolicy.of(settings));
            assertEquals(was.totals(), is.totals());
            for (int t = 0; t < PERIODS; t++) {
                Decision expected = was.decisions().get(t);
                Decision decision = is.decisions().get(t);
                assertEquals(expected.moves(), decision.moves());
                assertEquals(expected.why(), decision.why());
                assertEquals(expected.decider(), decision.decider());
                assertEquals(counts(expected), counts(decision));
            }
        }
    }

    /// What the guard counted; the transfers in its books bear the digests of different policies.
    private static List<Number> counts(Decision decision) {
        GuardMemory memory = decision.memory().guard().orElseThrow();
        return List.of(memory.costUsd(), memory.ruleCostUsd(), memory.reserveUsd(), memory.share(), memory.voided());
    }

    @Test
    void everyDecisionReadsBackEqualAndVouchesForTheLast() {
        Simulation simulation = RandomWorld.simulation(4, PERIODS);
        DeskSettings settings = simulation.settings().withGuard(new GuardParameters(.1, 500));
        for (Decision decision :
                simulation.run("desk", PredictivePolicy.of(settings)).decisions()) {
            assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
            assertEquals(DecisionCodec.digest(decision), decision.memory().previousDigest());
        }
    }

    @Test
    void theOperatorPausesForecastsAndHaltsEverything() {
        Simulation simulation = RandomWorld.simulation(7, 40);
        DeskSettings settings = simulation.settings();
        int moved = 0;
        for (OperatorState said : List.of(OperatorState.PAUSED, OperatorState.HALTED)) {
            Circumstances told = Circumstances.empty().withOperator(new Operator(said, 0, "drill"));
            Policy policy = (memory, state, outlook, now) ->
                    PredictivePolicy.of(settings).decide(memory, state.under(told), outlook, now);
            SimulationResult result = simulation.run("told", policy);
            for (int t = 0; t < result.decisions().size(); t++) {
                Decision decision = result.decisions().get(t);
                assertEquals(said == OperatorState.HALTED ? Rung.HOLD : Rung.RULE, decision.rung());
                assertTrue(decision.why().contains("by its operator (drill)"), decision.why());
                moved += decision.moves().size();
                assertTrue(said == OperatorState.PAUSED || decision.moves().isEmpty(), decision.why());
            }
        }
        assertTrue(moved > 0, "a paused desk still follows the rule");
    }

    @Test
    void aRuleTransferThatALimitCutsIsSaidSo() {
        int cut = 0;
        for (long seed = 0; seed < 20; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, 60);
            LimitParameters limits = new LimitParameters(20_000, NO, NO, 40_000, 300_000, 2);
            DeskSettings settings = simulation.settings().withSafeguards(Safeguards.DEFAULT.withLimits(limits));
            for (Decision decision :
                    simulation.run("limited", PredictivePolicy.of(settings)).decisions()) {
                long units = 0;
                for (Move move : decision.moves()) {
                    assertTrue(move.amount().tokens() <= 20_000, move.toString());
                    units += move.amount().units();
                }
                assertTrue(units <= TokenAmount.usd(40_000).units(), "moved " + units + " units at once");
                for (Restraint restraint : decision.restraints()) {
                    cut += restraint.ofRule() ? 1 : 0;
                    assertTrue(!restraint.ofRule() || decision.why().contains(restraint.sentence()), decision.why());
                }
            }
        }
        assertTrue(cut > 50, "limits cut the rule only " + cut + " times");
    }

    @Test
    void theBoundHoldsOrIsSuspendedAndCountedWhereLimitsCut() {
        int suspended = 0;
        int kept = 0;
        for (long seed = 0; seed < 30; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, PERIODS);
            GuardParameters guard = new GuardParameters(.1, 300);
            LimitParameters limits = new LimitParameters(30_000, NO, NO, NO, NO, Integer.MAX_VALUE);
            DeskSettings settings =
                    simulation.settings().withGuard(guard).withSafeguards(Safeguards.DEFAULT.withLimits(limits));
            ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
            var hoards = Adversary.HOARDS.drafter(simulation, rule, seed);
            GuardMemory last = null;
            for (Decision decision : simulation
                    .run("hoards", PredictivePolicy.of(settings, hoards))
                    .decisions()) {
                GuardMemory memory = decision.memory().guard().orElseThrow();
                boolean holds = memory.costUsd() + memory.reserveUsd() <= guard.allowedUsd(memory.ruleCostUsd()) + 1e-6;
                assertTrue(holds || !memory.suspended().isEmpty() || memory.share() == 0, memory.toString());
                if (last != null) {
                    assertEquals(last.voided() + (last.suspended().isEmpty() ? 0 : 1), memory.voided());
                }
                suspended += memory.suspended().isEmpty() ? 0 : 1;
                kept += memory.suspended().isEmpty() ? 1 : 0;
                last = memory;
            }
        }
        assertTrue(suspended > 10 && kept > 1000, suspended + " suspended, " + kept + " kept");
    }

    @Test
    void termsAreSetByTheSeedAndLeaveWhatMovesAlone() {
        Simulation simulation = RandomWorld.simulation(9, 60);
        DiscretionParameters terms = new DiscretionParameters(90_000_000_000L, 600_000_000_000L, .01, .0005, 42);
        DeskSettings settings = simulation.settings().withSafeguards(Safeguards.DEFAULT.withDiscretion(terms));
        SimulationResult bare = simulation.run("bare", PredictivePolicy.of(simulation.settings()));
        SimulationResult sent = simulation.run("terms", PredictivePolicy.of(settings));
        assertEquals(bare.totals(), sent.totals());
        for (Decision decision : sent.decisions()) {
            for (Move move : decision.moves()) {
                Terms agreed = move.terms().orElseThrow();
                assertTrue(agreed.notBeforeNanos() >= decision.nowNanos());
                assertTrue(agreed.notBeforeNanos() <= decision.nowNanos() + 90_000_000_000L);
                assertTrue(agreed.leastReceived().compareTo(move.amount()) <= 0);
            }
            assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
        }
    }

    @Test
    void capitalThatCannotCoverTheNeedIsSaidAndDivided() {
        Simulation simulation = RandomWorld.simulation(11, 2);
        World world = new World(simulation.settings());
        WorldState poor = world.start(
                simulation.balances().stream()
                        .map(amount -> amount.minus(amount))
                        .toList(),
                0);
        DeskPeriod first = simulation.periods().getFirst();
        NetworkState state = world.network(poor);
        Decision decision =
                PredictivePolicy.of(simulation.settings()).decide(PolicyMemory.initial(0), state, first.outlook(), 0);
        assertEquals(List.of(), decision.moves());
        assertEquals("capital", decision.restraints().getFirst().by());
        assertTrue(decision.decider() == Decider.MODEL || decision.decider() == Decider.RULE);
    }
}
