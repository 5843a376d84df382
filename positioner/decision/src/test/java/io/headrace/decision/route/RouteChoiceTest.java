package io.headrace.decision.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.Route;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Price;
import io.headrace.decision.settings.Costs;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.simulation.law.LeadTimeLaw;
import io.headrace.decision.simulation.law.LeadTimeLaw.Knot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The cheapest way that arrives in time, by the decision's own prices.
class RouteChoiceTest {
    private static final double HOUR = 3_600;
    private static final LearnedRoute CANONICAL = way("canonical", 7 * 24 * HOUR, 0, 12, Double.POSITIVE_INFINITY);
    private static final LearnedRoute MINT = way("mint", 1_020, .0001, 9, Double.POSITIVE_INFINITY);
    private static final LearnedRoute FILLED = way("filled", 20, .0008, 6, 50_000);
    private static final List<LearnedRoute> ALL = List.of(CANONICAL, MINT, FILLED);

    @Test
    void whatIsNotMissedTakesTheSlowWayAndWhatIsMissedTheFastOne() {
        assertEquals("canonical", chosen(new TransferPrices(0, 0, HOUR), 0));
        assertEquals("mint", chosen(new TransferPrices(0, .10 / 365, HOUR), 0), "a week in flight costs carry");
        assertEquals("filled", chosen(new TransferPrices(.5, .10 / 365, 60), 0), "half a dollar a day for each");
    }

    @Test
    void assuranceComesBeforeCostAndIsGivenUpInWordsWhereNoneHasIt() {
        TransferPrices patient = new TransferPrices(0, 0, HOUR);
        assertEquals("mint", chosen(patient, .9));
        RouteChoice none = RouteChoice.of(ALL, 40_000, new TransferPrices(0, 0, 1), .9);
        assertEquals("canonical", none.options().getFirst().route().name());
        assertTrue(none.why().endsWith("None arrives in time with probability 0.900."), none::why);
    }

    @Test
    void aWayTakesNoMoreThanItCan() {
        RouteChoice choice = RouteChoice.of(ALL, 60_000, new TransferPrices(.5, 0, 60), 0);
        assertEquals(2, choice.options().size());
        assertEquals("mint", choice.options().getFirst().route().name());
        assertEquals(
                "No route takes 60000.00 USD.",
                RouteChoice.of(List.of(FILLED), 60_000, new TransferPrices(0, 0, 0), 0)
                        .why());
    }

    @Test
    void theCostsAreThoseThatWereAskedFor() {
        RouteChoice.Option option = RouteChoice.of(List.of(MINT), 10_000, new TransferPrices(.1, .01, 600), 0)
                .options()
                .getFirst();
        assertEquals(1, option.feeUsd(), 1e-9);
        assertEquals(9, option.gasUsd(), 1e-9);
        assertEquals(10_000 * .1 * MINT.lead().meanLateness(600) / 86_400, option.latenessUsd(), 1e-9);
        assertEquals(10_000 * .01 * MINT.lead().meanLateness(0) / 86_400, option.flightUsd(), 1e-9);
    }

    /// Whatever the prices: no way that is dearer in every part is chosen, and the order of the list
    /// changes nothing.
    @Test
    void noDearerWayIsChosenWhateverThePrices() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<LearnedRoute> ways = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ways.add(way(
                        "way" + i,
                        10 + random.nextInt(100_000),
                        random.nextDouble() / 100,
                        20 * random.nextDouble(),
                        1e9));
            }
            TransferPrices prices =
                    new TransferPrices(random.nextDouble(), random.nextDouble() / 10, random.nextInt(50_000));
            double usd = 1 + random.nextInt(100_000);
            RouteChoice choice = RouteChoice.of(ways, usd, prices, 0);
            RouteChoice.Option best = choice.options().getFirst();
            choice.options().forEach(other -> assertTrue(best.costUsd() <= other.costUsd()));
            Collections.shuffle(ways, random);
            assertEquals(names(choice), names(RouteChoice.of(ways, usd, prices, 0)));
        }
    }

    @Test
    void latenessCostsWhatADollarThereIsWorthAboveOneHere() {
        Budget duals =
                new Budget(0, .2, List.of(new Price("capital", "treasury", .01), new Price("capital", "aave", .04)));
        Costs costs = new Costs(.10, .05, .0024, .024, .10);
        TransferPrices there = TransferPrices.of(duals, costs, "treasury", "aave", 60);
        assertEquals(.03, there.latePerDay(), 1e-12);
        assertEquals(.15 / 365, there.flightPerDay(), 1e-12);
        assertEquals(0, TransferPrices.of(duals, costs, "aave", "treasury", 60).latePerDay());
        assertEquals(
                .2, TransferPrices.of(new Budget(.5, .2), costs, "a", "b", 60).latePerDay());
    }

    @Test
    void whatRoutesDidChangesWhatDecisionsPlanWithAndTheirDigest() {
        DeskSettings set = DeskSettings.defaults(List.of("aave", "gmx"), List.of("BTC"));
        LearnedRoute.Prior prior = new LearnedRoute.Prior("mint", law(1_020), 4, .0001, 9, 1e9);
        List<Run> slow = Collections.nCopies(20, new Run(9_000, true, 1_000, .5, 3));
        DeskSettings before = book(LearnedRoute.of(prior, List.of())).teach(set, 10_000);
        DeskSettings after = book(LearnedRoute.of(prior, slow)).teach(set, 10_000);
        Route route = after.route("treasury", "aave");
        assertEquals(9_000_000_000_000L, route.leadNanos());
        assertEquals((4 * .0001 + 20 * .0005) / 24, route.proportionalCost(), 1e-12);
        assertEquals((4 * 9.0 + 20 * 3) / 24, route.gasUsd(), 1e-12);
        assertTrue(before.route("treasury", "aave").leadNanos() < 2_000_000_000_000L);
        double late = after.predictive().program().route("treasury", "aave").lateShare();
        assertTrue(late >= 0 && late <= .1, () -> "late " + late);
        assertEquals(set.route("aave", "treasury"), after.route("aave", "treasury"), "what is not known stays");
        assertNotEquals(before.digest(), after.digest());
    }

    private static RouteBook book(LearnedRoute way) {
        return new RouteBook(Map.of("treasury>aave", List.of(way)), .9);
    }

    private static List<String> names(RouteChoice choice) {
        return choice.options().stream().map(option -> option.route().name()).toList();
    }

    private static String chosen(TransferPrices prices, double assurance) {
        return RouteChoice.of(ALL, 40_000, prices, assurance)
                .options()
                .getFirst()
                .route()
                .name();
    }

    private static LearnedRoute way(String name, double medianSeconds, double kept, double gas, double most) {
        return LearnedRoute.of(new LearnedRoute.Prior(name, law(medianSeconds), 10, kept, gas, most), List.of());
    }

    private static LeadTimeLaw law(double median) {
        return LeadTimeLaw.of(
                "any",
                .8 * median,
                List.of(new Knot(.5, median), new Knot(.9, 1.2 * median), new Knot(.99, 1.5 * median)));
    }
}
