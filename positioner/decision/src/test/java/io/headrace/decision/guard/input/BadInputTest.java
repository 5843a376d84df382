package io.headrace.decision.guard.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.network.Asset;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.models.forecast.QuantileForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Each kind of bad input the desk may meet, by name: the decision it ends in is stated. Random ones are in
/// [MalformedInputFuzzTest].
class BadInputTest {
    private static final Asset GWEI = new Asset("USDC", 9);

    private final HedgeDesk desk = new HedgeDesk(List.of("a", "b"), 1, List.of(), 400_000)
            .venue("a", 6e6, 880_000)
            .venue("b", -6e6, 1_100_000);

    @Test
    void infeasibleCapitalIsSaidAndDividedByBothPolicies() {
        HedgeDesk poor = new HedgeDesk(List.of("a", "b"), 1, List.of(), 0)
                .venue("a", 6e6, 100_000)
                .venue("b", -6e6, 100_000);
        both(poor, poor.state(), poor.outlook(), decision -> {
            assertTrue(
                    decision.restraints().stream()
                            .anyMatch(said -> said.sentence().contains("capital of 200000 USD")),
                    decision.restraints().toString());
            assertTrue(decision.why().contains("divided at one level"), decision.why());
        });
    }

    @Test
    void aVenueWithoutARouteIsToldApartAndTheOthersAreServed() {
        NetworkState state = desk.state();
        NetworkState cut = new NetworkState(
                0,
                state.nodes(),
                List.of(),
                state.routes().stream().filter(route -> !route.to().equals("b")).toList());
        both(desk, cut, desk.outlook(), decision -> {
            assertTrue(decision.moves().stream().noneMatch(move -> move.to().equals("b")), decision.toString());
            assertEquals(2, decision.reasons().size());
        });
    }

    @Test
    void aNegativeBalanceIsADebtThatIsFilledUp() {
        both(desk, with(1, usd("a", -50_000)), desk.outlook(), decision -> {
            double sent = decision.moves().stream()
                    .filter(move -> move.to().equals("a"))
                    .mapToDouble(move -> move.amount().tokens())
                    .sum();
            assertTrue(sent > 0, decision.toString());
        });
    }

    @Test
    void aBalanceThatWasNeverKnownIsNotZero() {
        UnknownBalance unread = new UnknownBalance("a", OptionalLong.empty(), "the node does not answer");
        NetworkState state = with(1, usd("a", 0)).under(Circumstances.empty().withUnknown(List.of(unread)));
        both(desk, state, desk.outlook(), decision -> {
            assertTrue(decision.moves().stream().noneMatch(move -> move.to().equals("a")), decision.toString());
            assertTrue(decision.why().contains("a cannot be decided for"), decision.why());
        });
    }

    @Test
    void missingBooksOfAVenueLeaveItOut() {
        NetworkState state = desk.state();
        NetworkState lost = state.withNodes(state.nodes().subList(0, 2));
        both(desk, lost, desk.outlook(), decision -> assertEquals(Rung.RULE, decision.rung()));
    }

    @Test
    void amountsThatOverflowLeaveTheVenueOut() {
        NodeState vast =
                new NodeState("a", new TokenAmount(Asset.USDC, Long.MAX_VALUE), TokenAmount.usd(0), TokenAmount.usd(0));
        both(
                desk,
                with(1, vast),
                desk.outlook(),
                decision -> assertTrue(
                        decision.restraints().stream()
                                .anyMatch(said -> said.sentence().contains("more than there can be")),
                        decision.restraints().toString()));
    }

    @Test
    void mixedDecimalsLeaveTheVenueOut() {
        TokenAmount none = TokenAmount.zero(GWEI);
        NodeState mixed = new NodeState("a", new TokenAmount(GWEI, 1_000_000_000L), none, none);
        both(
                desk,
                with(1, mixed),
                desk.outlook(),
                decision -> assertTrue(
                        decision.restraints().stream()
                                .anyMatch(said -> said.sentence().contains("an amount is in")),
                        decision.restraints().toString()));
    }

    @Test
    void forecastsThatCrossCannotBeMadeAndWithoutThemTheRuleDecides() {
        QuantileForecast sound = desk.outlook().venues().getFirst().forecast().orElseThrow();
        double[] crossing = sound.values();
        crossing[2] = crossing[3] + 1;
        assertThrows(
                IllegalArgumentException.class,
                () -> new QuantileForecast(
                        sound.venue(), 0, sound.window(), sound.levels(), crossing, sound.support()));
        List<VenueOutlook> venues = new ArrayList<>(desk.outlook().venues());
        venues.set(0, venues.getFirst().without("the forecast cannot be right: it crosses"));
        both(desk, desk.state(), desk.outlook().with(venues), decision -> {
            assertEquals(Rung.RULE, decision.rung());
            assertTrue(decision.why().contains("it crosses"), decision.why());
        });
    }

    @Test
    void aSolverOutOfIterationsLeavesTheDecisionToOrderUpTo() {
        ProgramParameters starved = new ProgramParameters(
                new ScenarioSize(8, 6, 1),
                1,
                1,
                0,
                0,
                ProgramParameters.Tail.NONE,
                ProgramParameters.Loan.NONE,
                List.of(),
                List.of());
        DeskSettings settings = desk.settings().withPredictive(Predictive.program(starved));
        Decision decision = decided(settings, desk.state(), desk.outlook());
        assertTrue(decision.why().contains("order-up-to decides for the program"), decision.why());
    }

    private static void both(HedgeDesk desk, NetworkState state, DemandOutlook outlook, Consumer<Decision> expected) {
        expected.accept(decided(desk.settings(), state, outlook));
        expected.accept(
                decided(desk.settings().withPredictive(Predictive.program(ProgramParameters.DEFAULT)), state, outlook));
    }

    private static Decision decided(DeskSettings settings, NetworkState state, DemandOutlook outlook) {
        return PredictivePolicy.of(settings).decide(PolicyMemory.initial(0), state, outlook, 0);
    }

    private NetworkState with(int place, NodeState node) {
        List<NodeState> nodes = new ArrayList<>(desk.state().nodes());
        nodes.set(place, node);
        return desk.state().withNodes(nodes);
    }

    private static NodeState usd(String name, double usd) {
        return new NodeState(name, TokenAmount.usd(usd), TokenAmount.usd(0), TokenAmount.usd(0));
    }
}
