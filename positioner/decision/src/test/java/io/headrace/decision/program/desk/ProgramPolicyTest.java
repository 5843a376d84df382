package io.headrace.decision.program.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.outlook.scenario.ScenarioSize;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.settings.Capital;
import io.headrace.decision.settings.Predictive;
import io.headrace.decision.settings.ProgramParameters;
import io.headrace.decision.settings.ProgramParameters.Loan;
import io.headrace.decision.settings.ProgramParameters.Tail;
import io.headrace.decision.simulation.DeskPeriod;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.simulation.SimulationResult;
import io.headrace.decision.simulation.World;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramPolicyTest {
    private static final int PERIODS = 24;
    private static final ProgramParameters SMALL = parameters(2, Tail.NONE, Loan.NONE);
    private static final String OWN = "the program decides";

    @Test
    void theSameInputsGiveTheSameBytesAndAllOfThemCanBeReadBack() {
        Simulation simulation = program(2, SMALL);
        List<Decision> once = run(simulation).decisions();
        assertEquals(once, run(simulation).decisions());
        for (Decision decision : once) {
            assertEquals(decision, DecisionCodec.decode(DecisionCodec.encode(decision)));
        }
        assertTrue(
                once.stream().anyMatch(decision -> !decision.budget().prices().isEmpty()));
    }

    @Test
    void neverTakesAVenueBelowTheRulesActionPoint() {
        for (long seed = 0; seed < 6; seed++) {
            Simulation simulation = program(seed, SMALL);
            ThresholdPolicy rule = new ThresholdPolicy(simulation.settings().threshold());
            SimulationResult result = run(simulation);
            for (int t = 0; t < PERIODS; t++) {
                Decision decision = result.decisions().get(t);
                boolean own = decision.why().startsWith(OWN);
                for (Move move : decision.moves()) {
                    int venue = simulation.settings().venues().indexOf(move.from());
                    if (own && venue >= 0) {
                        DeskPeriod period = simulation.periods().get(t);
                        double floor =
                                rule.actionPointUsd(period.outlook().venues().get(venue));
                        double left = result.periods()
                                .get(t)
                                .after()
                                .onHand()
                                .get(venue + 1)
                                .tokens();
                        assertTrue(left >= floor - 1e-3, move + " leaves " + left + " of " + floor);
                    }
                }
            }
        }
    }

    @Test
    void leavesTheDecisionToOrderUpToWhereIterationsRunOut() {
        ProgramParameters starved =
                new ProgramParameters(SMALL.scenarios(), 1, 1, 0, 0, Tail.NONE, Loan.NONE, List.of(), List.of());
        Simulation simulation = program(1, starved);
        Simulation usually = new Simulation(
                simulation.settings().withPredictive(Predictive.DEFAULT), simulation.periods(), simulation.balances());
        SimulationResult result = run(simulation);
        assertEquals(run(usually).totals(), result.totals());
        long told = result.decisions().stream()
                .filter(decision -> decision.why().contains("order-up-to decides for the program"))
                .count();
        assertTrue(told > PERIODS / 2, "only " + told + " decisions said who decided");
    }

    @Test
    void leavesTheDecisionToTheRuleWithoutAForecast() {
        Simulation simulation = program(4, SMALL);
        NetworkState state = start(simulation);
        DeskPeriod first = simulation.periods().getFirst();
        Decision decision = PredictivePolicy.of(simulation.settings())
                .decide(PolicyMemory.initial(0), state, RandomWorld.withoutForecast(first.outlook(), 1), 0);
        assertEquals(Decider.RULE, decision.decider());
    }

    @Test
    void dividesCapitalThatDoesNotCoverTheFloorsAtOneLevel() {
        Simulation rich = program(4, SMALL);
        List<TokenAmount> poor = rich.balances().stream()
                .map(balance -> TokenAmount.usd(balance.tokens() / 4))
                .toList();
        Decision decision = run(new Simulation(rich.settings(), rich.periods(), poor))
                .decisions()
                .getFirst();
        assertTrue(decision.why().contains("capital does not cover every floor"), decision.why());
        assertNotEquals(0, decision.budget().commonLevel());
    }

    @Test
    void saysWhereThereIsNoRoute() {
        Simulation simulation = decided();
        NetworkState state = start(simulation);
        String venue = simulation.settings().venues().getFirst();
        NetworkState cut = new NetworkState(
                0,
                state.nodes(),
                List.of(),
                state.routes().stream()
                        .filter(route -> !route.to().equals(venue))
                        .toList());
        Decision decision = new ProgramPolicy(simulation.settings())
                .decide(
                        PolicyMemory.initial(0),
                        cut,
                        simulation.periods().getFirst().outlook(),
                        0);
        assertEquals("route", decision.reasons().getFirst().binding());
        assertTrue(decision.moves().stream().noneMatch(move -> move.to().equals(venue)));
    }

    @Test
    void borrowsWhereCapitalIsWorthMoreThanALoanAndNotWhereItIsNot() {
        Simulation world = program(1, SMALL);
        Simulation scarce = new Simulation(
                world.settings().withCapital(new Capital.Multiple(1)),
                world.periods(),
                world.balances().stream()
                        .map(balance -> TokenAmount.usd(.93 * balance.tokens()))
                        .toList());
        for (double rate : new double[] {.01, 1000}) {
            ProgramParameters lent = parameters(2, Tail.NONE, new Loan(1e6, rate));
            Simulation simulation = new Simulation(
                    scarce.settings().withPredictive(Predictive.program(lent)), scarce.periods(), scarce.balances());
            for (Decision decision : run(simulation).decisions()) {
                boolean borrows = decision.why().contains("after borrowing");
                double worth = decision.budget().shadowPricePerYear();
                if (decision.why().startsWith(OWN)) {
                    assertTrue(!borrows || worth >= rate - 1e-6 || rate < 1, decision.why());
                    assertTrue(rate < 1 || !borrows, decision.why());
                }
            }
        }
    }

    @Test
    void weighsTheDearestScenariosWhereAsked() {
        ProgramParameters careful = parameters(2, new Tail(5, .8), Loan.NONE);
        double plain = shortfall(run(program(9, SMALL)));
        double cautious = shortfall(run(program(9, careful)));
        assertTrue(cautious <= plain, cautious + " against " + plain);
    }

    private static double shortfall(SimulationResult result) {
        return result.totals().shortfallUsd();
    }

    private static NetworkState start(Simulation simulation) {
        World world = new World(simulation.settings());
        return world.network(world.start(simulation.balances(), 0));
    }

    private static SimulationResult run(Simulation simulation) {
        return simulation.run("program", PredictivePolicy.of(simulation.settings()));
    }

    /// A world whose first decision is the program's own.
    private static Simulation decided() {
        for (long seed = 0; seed < 50; seed++) {
            Simulation simulation = program(seed, SMALL);
            Decision first = new ProgramPolicy(simulation.settings())
                    .decide(
                            PolicyMemory.initial(0),
                            start(simulation),
                            simulation.periods().getFirst().outlook(),
                            0);
            if (first.why().startsWith(OWN)) {
                return simulation;
            }
        }
        throw new AssertionError("no world of 50 lets the program decide");
    }

    private static ProgramParameters parameters(int common, Tail tail, Loan loan) {
        return new ProgramParameters(
                new ScenarioSize(8, 6, 1), common, 100_000, 0, 0, tail, loan, List.of(), List.of());
    }

    private static Simulation program(long seed, ProgramParameters parameters) {
        Simulation world = RandomWorld.simulation(seed, PERIODS);
        return new Simulation(
                world.settings().withPredictive(Predictive.program(parameters)), world.periods(), world.balances());
    }
}
