package io.headrace.decision.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.policy.Move;
import io.headrace.decision.simulation.CostTotals;
import io.headrace.decision.simulation.Refcase;
import io.headrace.decision.simulation.Simulation;
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
        long start = System.nanoTime();
        Bound bound = ClairvoyantBound.solve(simulation);
        System.out.println("LP " + lead + " " + (System.nanoTime() - start) / 1e9 + " s " + bound.totals());
        double expected = Refcase.expected("clairvoyant_lp", lead).get("total").asDouble();
        assertEquals(1, bound.totals().totalUsd() / expected, 1e-6);
        Iterator<List<Move>> moves = bound.moves().iterator();
        CostTotals played = simulation.totals((state, outlook) -> moves.next());
        System.out.println("diff " + (bound.totals().totalUsd() - played.totalUsd()));
        assertEquals(bound.totals().totalUsd(), played.totalUsd(), 1e-6 * expected);
    }

    @Test
    void shadowPriceOfCapitalIsTheSlopeOfTheBound() {
        Simulation simulation = Refcase.simulation(1, 0);
        double step = 100;
        double more =
                ClairvoyantBound.solve(withTreasury(simulation, step)).totals().totalUsd();
        double less =
                ClairvoyantBound.solve(withTreasury(simulation, -step)).totals().totalUsd();
        double price = ClairvoyantBound.solve(simulation).shadowPrice();
        double slope = (less - more) / (2 * step);
        System.out.println("price " + price + " slope " + slope);
        assertEquals(slope, price, 1e-6);
        assertTrue(price >= 0);
    }

    private static Simulation withTreasury(Simulation simulation, double addedUsd) {
        List<TokenAmount> balances = new ArrayList<>(simulation.balances());
        balances.set(0, balances.getFirst().plus(TokenAmount.usd(addedUsd)));
        return new Simulation(simulation.settings(), simulation.periods(), balances);
    }
}
