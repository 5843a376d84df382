package io.headrace.decision.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.RandomWorld;
import io.headrace.decision.simulation.Refcase;
import io.headrace.decision.simulation.Simulation;
import io.headrace.decision.strategy.StaticPolicy;
import io.headrace.decision.strategy.ThresholdPolicy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClairvoyantBoundTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void reproducesTheReferenceAndItsTransfersEarnIt(int lead) {
        Simulation simulation = Refcase.simulation(lead, 0);
        Bound bound = ClairvoyantBound.solve(simulation);
        double expected = Refcase.expected("clairvoyant_lp", lead).get("total").asDouble();
        assertEquals(1, bound.totals().totalUsd() / expected, 1e-6);
        Iterator<List<Move>> moves = bound.moves().iterator();
        CostTotals played = simulation.totals((state, outlook) -> moves.next());
        assertEquals(bound.totals().totalUsd(), played.totalUsd(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .04})
    void shadowPriceOfCapitalIsTheSlopeOfTheBound(double yieldRateYear) {
        Simulation scarce = scaled(Refcase.simulation(1, 0), .83, yieldRateYear);
        double step = 1;
        double here = ClairvoyantBound.solve(scarce).totals().totalUsd();
        double more =
                ClairvoyantBound.solve(withTreasury(scarce, step)).totals().totalUsd();
        double less =
                ClairvoyantBound.solve(withTreasury(scarce, -step)).totals().totalUsd();
        double price = ClairvoyantBound.solve(scarce).shadowPrice();
        assertTrue(price > 1e-4, "capital must bind, its price was " + price);
        // The bound is convex in capital: the price lies between its slopes on both sides.
        assertTrue(price >= (here - more) / step - 1e-6, price + " below " + (here - more) / step);
        assertTrue(price <= (less - here) / step + 1e-6, price + " above " + (less - here) / step);
        assertEquals((less - more) / (2 * step), price, 1e-4);
    }

    @Test
    void treasuryYieldIsEarnedByTheTransfersThatTheProgramPlans() {
        Simulation simulation = scaled(Refcase.simulation(4, 0), 1, .05);
        Bound bound = ClairvoyantBound.solve(simulation);
        Iterator<List<Move>> moves = bound.moves().iterator();
        CostTotals played = simulation.totals((state, outlook) -> moves.next());
        assertTrue(bound.totals().yieldUsd() > 0, "the treasury must have earned, was " + bound.totals());
        assertEquals(bound.totals().totalUsd(), played.totalUsd(), 1e-6);
        assertEquals(bound.totals().yieldUsd(), played.yieldUsd(), 1e-6);
    }

    /// A venue may start in debt: the bound once had no plan for such a start.
    @Test
    void aStartInDebtHasABoundThatNobodyBeats() {
        for (long seed = 0; seed < 5; seed++) {
            Simulation world = RandomWorld.simulation(seed, 24);
            List<TokenAmount> balances = new ArrayList<>(world.balances());
            TokenAmount debt = TokenAmount.usd(-.2 * Math.max(1, balances.get(1).tokens()));
            balances.set(0, balances.getFirst().plus(balances.get(1)).minus(debt));
            balances.set(1, debt);
            Simulation owing = new Simulation(world.settings(), world.periods(), balances);
            double bound = ClairvoyantBound.solve(owing).totals().totalUsd();
            double rule = owing.totals(new ThresholdPolicy(world.settings().threshold()))
                    .totalUsd();
            double idle = owing.totals(new StaticPolicy()).totalUsd();
            assertTrue(bound <= Math.min(rule, idle) + 1e-6, bound + " against " + rule + " and " + idle);
        }
    }

    @Test
    void sameInputGivesTheSameBound() {
        Simulation simulation = scaled(Refcase.simulation(1, 0), .81, 0);
        assertEquals(ClairvoyantBound.solve(simulation), ClairvoyantBound.solve(simulation));
    }

    private static Simulation scaled(Simulation simulation, double share, double yieldRateYear) {
        DeskSettings settings = simulation.settings().withCosts(new Costs(.10, yieldRateYear, .0024, .024, .10));
        List<TokenAmount> balances = simulation.balances().stream()
                .map(amount -> TokenAmount.usd(amount.tokens() * share))
                .toList();
        return new Simulation(settings, simulation.periods(), balances);
    }

    private static Simulation withTreasury(Simulation simulation, double addedUsd) {
        List<TokenAmount> balances = new ArrayList<>(simulation.balances());
        balances.set(0, balances.getFirst().plus(TokenAmount.usd(addedUsd)));
        return new Simulation(simulation.settings(), simulation.periods(), balances);
    }
}
