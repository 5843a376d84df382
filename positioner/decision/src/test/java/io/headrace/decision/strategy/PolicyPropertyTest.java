package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.OrderUpToParameters;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class PolicyPropertyTest {
    private static final int WORLDS = 60;

    @Test
    void sameInputGivesTheSameBytesAndEachDecisionVouchesForTheLast() {
        everyDecision((Situation situation, Decision decision) -> {
            Decision again = situation.policy.decide(
                    situation.memory, situation.state, situation.outlook, situation.state.asOfNanos());
            assertArrayEquals(DecisionCodec.encode(decision), DecisionCodec.encode(again));
            assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
            assertEquals(DecisionCodec.digest(decision), decision.memory().previousDigest());
        });
    }

    @Test
    void neverMovesMoreThanAvailable() {
        everyDecision((situation, decision) -> {
            long ordered = 0;
            for (Move move : decision.moves()) {
                if (move.from().equals(DeskSettings.TREASURY)) {
                    ordered += move.amount().units();
                } else {
                    long most = situation.state.node(move.from()).withdrawable().units();
                    assertTrue(move.amount().units() <= most, move + " of " + most);
                }
            }
            assertTrue(ordered <= situation.state.treasury().withdrawable().units(), "ordered " + ordered);
            assertEquals(situation.state.venues().size(), decision.reasons().size());
        });
    }

    @Test
    void neverTakesAVenueBelowItsFloorWhileCapitalCoversTheFloors() {
        everyDecision((situation, decision) -> {
            if (decision.why().contains("divided at one level")) {
                return;
            }
            for (Move move : decision.moves()) {
                if (!move.to().equals(DeskSettings.TREASURY)) {
                    continue;
                }
                int venue = situation.venues.indexOf(move.from());
                double floor =
                        situation.rule.actionPointUsd(situation.outlook.venues().get(venue));
                double left = situation.state.node(move.from()).onHand().tokens()
                        - move.amount().tokens();
                assertTrue(left >= floor - 2e-6, move + " leaves " + left + " below the floor " + floor);
            }
        });
    }

    @Test
    void neverDelaysARuleTransferUpToTheFloor() {
        everyDecision((situation, decision) -> {
            if (decision.decider() != Decider.MODEL || decision.why().contains("divided at one level")) {
                return;
            }
            Desk desk = new Desk(situation.state, situation.outlook);
            double lacking = 0;
            for (int v = 0; v < desk.venues; v++) {
                double floor =
                        situation.rule.actionPointUsd(situation.outlook.venues().get(v));
                lacking += Math.max(0, floor - desk.position(v));
            }
            if (lacking > desk.treasuryOnHand) {
                return;
            }
            for (int v = 0; v < desk.venues; v++) {
                double floor =
                        situation.rule.actionPointUsd(situation.outlook.venues().get(v));
                double reached = desk.position(v) + ordered(decision, desk.names[v]);
                assertTrue(reached >= floor - 1e-5, desk.names[v] + " reaches " + reached + " of its floor " + floor);
            }
        });
    }

    @Test
    void losingTheForecastLeavesTheDecisionToTheRuleWithTheReason() {
        everyDecision((situation, decision) -> {
            DemandOutlook blind = RandomWorld.withoutForecast(situation.outlook, 1);
            Decision fallback =
                    situation.policy.decide(situation.memory, situation.state, blind, situation.state.asOfNanos());
            assertEquals(Decider.RULE, fallback.decider());
            assertEquals(situation.rule.plan(situation.state, blind), fallback.rulePlan());
            assertEquals(situation.rule.standIn().plan(situation.state, blind), fallback.moves());
            assertTrue(
                    fallback.memory().why().contains("no usable forecast"),
                    fallback.memory().why());
        });
    }

    @Test
    void losingTheForecastLowersABufferOnlyByARecallTheTreasuryNeeds() {
        everyDecision((situation, decision) -> {
            DemandOutlook blind = RandomWorld.withoutForecast(situation.outlook, 1);
            Decision fallback =
                    situation.policy.decide(situation.memory, situation.state, blind, situation.state.asOfNanos());
            Desk desk = new Desk(situation.state, blind);
            double lacking = -desk.treasuryOnHand - desk.treasuryInbound;
            for (int v = 0; v < desk.venues; v++) {
                double covers = blind.venues().get(v).knownDemandUsd();
                ThresholdParameters rule = situation.rule.parameters();
                lacking += desk.position(v) < rule.lo() * covers ? rule.up() * covers - desk.position(v) : 0;
            }
            double returned = 0;
            for (Move move : fallback.moves()) {
                returned +=
                        move.to().equals(DeskSettings.TREASURY) ? move.amount().tokens() : 0;
            }
            assertTrue(returned <= Math.max(0, lacking) + 1e-5, "returned " + returned + ", lacking " + lacking);
        });
    }

    private static double ordered(Decision decision, String venue) {
        double sum = 0;
        for (Move move : decision.moves()) {
            sum += move.to().equals(venue) ? move.amount().tokens() : 0;
        }
        return sum;
    }

    private record Situation(
            Policy policy,
            ThresholdPolicy rule,
            List<String> venues,
            PolicyMemory memory,
            NetworkState state,
            DemandOutlook outlook) {}

    private static void everyDecision(BiConsumer<Situation, Decision> check) {
        int modelled = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            Simulation simulation = RandomWorld.simulation(seed, 40);
            DeskSettings settings = simulation.settings().withOrderUpTo(new OrderUpToParameters(.9, .99, 1.5, 4, 2.5));
            ThresholdPolicy rule = new ThresholdPolicy(settings.threshold());
            OrderUpToPolicy policy = new OrderUpToPolicy(settings);
            SimulationResult result = simulation.run("predictive", (memory, state, outlook, now) -> {
                Decision decision = policy.decide(memory, state, outlook, now);
                check.accept(new Situation(policy, rule, settings.venues(), memory, state, outlook), decision);
                return decision;
            });
            modelled += (int) result.decisions().stream()
                    .filter(decision -> decision.decider() == Decider.MODEL)
                    .count();
        }
        assertTrue(modelled > 10 * WORLDS, "the model decided only " + modelled + " times");
    }
}
