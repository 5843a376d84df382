package io.headrace.decision.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.network.WorldState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Terms;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.GuardParameters;
import io.headrace.decision.simulation.agent.FrontRunner;
import io.headrace.decision.simulation.agent.Liquidations;
import io.headrace.decision.simulation.law.Allowance;
import io.headrace.decision.simulation.law.CapitalChange;
import io.headrace.decision.simulation.law.During;
import io.headrace.decision.simulation.law.Fault;
import io.headrace.decision.simulation.law.GasLaw;
import io.headrace.decision.simulation.law.Laws;
import io.headrace.decision.simulation.law.Lie;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.models.forecast.ForecastSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PassageTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final String TREASURY = DeskSettings.TREASURY;
    private static final DeskSettings DESK = DeskSettings.defaults(List.of("a", "b"), List.of("BTC"));

    @Test
    void everyUnitIsAccountedForWhateverBefallsTheWorld() {
        long decided = 0;
        for (long seed = 0; seed < 24; seed++) {
            Simulation plain = RandomWorld.simulation(seed, 96);
            DeskSettings settings = plain.settings().withGuard(new GuardParameters(.1, 1000));
            Laws laws = RandomLaws.of(seed, settings, 96);
            // A passage stops when a unit is missing: reaching the end is the assertion.
            SimulationResult result = plain.under(laws).run("faulty", PredictivePolicy.of(settings));
            decided += result.decisions().size();
            assertTrue(Double.isFinite(result.totals().totalUsd()));
        }
        assertEquals(24 * 96, decided);
    }

    @Test
    void theSameSeedIsTheSameWorldToTheLastUnit() {
        Simulation plain = RandomWorld.simulation(7, 72);
        Laws laws = RandomLaws.of(7, plain.settings(), 72);
        SimulationResult first = plain.under(laws).run("x", PredictivePolicy.of(plain.settings()));
        SimulationResult again = plain.under(laws).run("x", PredictivePolicy.of(plain.settings()));
        assertEquals(first, again);
    }

    @Test
    void aTransferThatFailsComesBackAndOneThatIsDelayedStaysOnItsWay() {
        During first = new During(0, HOUR);
        Laws laws = Laws.NONE
                .with(new Fault.Failed(TREASURY, "a", first, 3 * HOUR))
                .with(new Fault.Delayed(TREASURY, "b", first, 4 * HOUR));
        Passage passage = passage(laws);
        passage.begin(needs(0, 50, 50));
        passage.submit(List.of(move(TREASURY, "a", 30), move(TREASURY, "b", 20)), "d");
        assertEquals(List.of(50.0, 100.0, 100.0), onHand(passage.books()));
        passage.end();
        assertEquals(List.of(50.0, 100.0, 100.0), onHand(at(passage, 2)));
        assertEquals(List.of(80.0, 100.0, 100.0), onHand(at(passage, 3)), "what failed is back");
        assertEquals(1, passage.seen().inFlight().size());
        assertTrue(passage.seen().inFlight().getFirst().arrivesNanos() < 3 * HOUR, "overdue, and seen as such");
        assertEquals(List.of(80.0, 100.0, 120.0), onHand(at(passage, 5)));
    }

    @Test
    void carryIsPaidForEveryHourInFlightWhetherPromisedOrNot() {
        Laws laws = Laws.NONE.with(new Fault.Delayed(TREASURY, "a", new During(0, HOUR), 4 * HOUR));
        assertEquals(carried(Laws.NONE), carried(laws), 1e-12, "an hour overdue costs what an hour at the venue does");
    }

    /// Carry of six hours in which 30 go to a venue.
    private static double carried(Laws laws) {
        Passage passage = passage(laws);
        double sum = 0;
        for (int hour = 0; hour < 7; hour++) {
            passage.begin(needs(hour, 0, 0));
            passage.submit(hour == 0 ? List.of(move(TREASURY, "a", 30)) : List.of(), "d" + hour);
            PeriodCost cost = passage.end().cost();
            sum += cost.carryUsd() + cost.transitUsd();
        }
        return sum;
    }

    @Test
    void nothingLeavesAClosedNodeAndAHaltedOneCreditsWhenItResumes() {
        Laws laws = Laws.NONE
                .with(new Fault.Closed("a", new During(0, 2 * HOUR), false))
                .with(new Fault.Halted("b", new During(HOUR, 5 * HOUR)));
        Passage passage = passage(laws);
        passage.begin(needs(0, 50, 50));
        assertEquals(100.0, passage.seen().node("a").withdrawable().tokens(), "nobody says that it is closed");
        assertEquals(
                1,
                passage.submit(List.of(move("a", TREASURY, 10), move(TREASURY, "b", 10)), "d")
                        .size());
        passage.end();
        at(passage, 1);
        assertEquals(0.0, passage.seen().node("b").withdrawable().tokens(), "a halt is seen");
        assertEquals(List.of(90.0, 100.0, 100.0), onHand(at(passage, 4)));
        assertEquals(List.of(90.0, 100.0, 110.0), onHand(at(passage, 5)));
    }

    @Test
    void allowancesRollAndAreSharedWithOthers() {
        Laws laws = Laws.NONE.with(new Allowance(TREASURY, Fault.ANY, 3 * HOUR, usd(40)));
        Passage passage = passage(laws);
        passage.begin(needs(0, 50, 50));
        assertEquals(List.of(30.0), amounts(passage.submit(List.of(move(TREASURY, "a", 30)), "d0")));
        passage.end();
        passage.begin(needs(1, 50, 50));
        assertEquals(List.of(10.0), amounts(passage.submit(List.of(move(TREASURY, "b", 30)), "d1")));
        passage.end();
        at(passage, 2);
        passage.begin(needs(3, 50, 50));
        assertEquals(List.of(20.0), amounts(passage.submit(List.of(move(TREASURY, "b", 20)), "d3")));

        Passage crowded = passage(laws.with(new FrontRunner(5, 25, .01, 1)));
        crowded.begin(needs(0, 50, 50));
        assertEquals(List.of(15.0), amounts(crowded.submit(List.of(move(TREASURY, "a", 30)), "d0")));
        assertEquals(.0102 * 15, crowded.end().cost().proportionalUsd(), 1e-12, "and it is dearer");
    }

    @Test
    void aDebtAtAVenueDoesNotStopTheGuard() {
        DeskSettings guarded = DESK.withGuard(new GuardParameters(.1, 1000));
        DeskPeriod first = new DeskPeriod(needs(0, 0, 0), new DemandOutlook(0, List.of(outlook("a"), outlook("b"))));
        Simulation indebted = new Simulation(guarded, List.of(first), List.of(usd(0), usd(-100), usd(-50)));
        SimulationResult result = indebted.run("indebted", PredictivePolicy.of(guarded));
        assertTrue(result.totals().totalUsd() < 0, "a debt earns its carry");
    }

    private static VenueOutlook outlook(String venue) {
        return new VenueOutlook(venue, 0, 0, Optional.empty(), new ForecastSupport.Unavailable("none"));
    }

    @Test
    void theSameDecisionIsExecutedOnce() {
        Passage passage = passage(Laws.NONE);
        passage.begin(needs(0, 50, 50));
        assertEquals(1, passage.submit(List.of(move(TREASURY, "a", 30)), "same").size());
        assertEquals(0, passage.submit(List.of(move(TREASURY, "a", 30)), "same").size());
        assertEquals(
                1, passage.submit(List.of(move(TREASURY, "a", 30)), "other").size());
    }

    @Test
    void termsThatDoNotHoldKeepAMoveBack() {
        Laws laws = Laws.NONE.with(new FrontRunner(5, 0, .01, 1));
        Move move = move(TREASURY, "a", 30);
        assertEquals(1, sent(laws, move.on(terms(100, 100, 29))));
        assertEquals(0, sent(laws, move.on(terms(101, 100, 29))), "the source has less than was thought");
        assertEquals(0, sent(laws, move.on(terms(100, 99, 29))), "the destination was filled already");
        assertEquals(0, sent(laws, move.on(terms(100, 100, 29.9))), "somebody went ahead and less would arrive");
        assertEquals(1, sent(Laws.NONE, move.on(terms(100, 100, 29.9))));
    }

    private static int sent(Laws laws, Move move) {
        Passage passage = passage(laws);
        passage.begin(needs(0, 50, 50));
        return passage.submit(List.of(move), "d").size();
    }

    private static Terms terms(double source, double destination, double received) {
        return new Terms(0, HOUR, usd(source), usd(destination), usd(received));
    }

    @Test
    void capitalComesAndGoesAndALossIsALoss() {
        Laws laws = Laws.NONE.with(new CapitalChange(HOUR, usd(-40))).with(new Fault.Lost("a", 2 * HOUR, .25));
        Passage passage = passage(laws);
        passage.begin(needs(0, 50, 50));
        passage.end();
        assertEquals(List.of(60.0, 100.0, 100.0), onHand(at(passage, 1)));
        assertEquals(List.of(60.0, 75.0, 100.0), onHand(at(passage, 2)));
        assertEquals(List.of(60.0, 75.0, 100.0), onHand(at(passage, 3)));
    }

    @Test
    void readingsLieAndBooksDoNot() {
        During lies = new During(HOUR, 3 * HOUR);
        Laws laws = Laws.NONE
                .with(new Lie.NothingThere("a", lies))
                .with(new Lie.FrozenDemand("b", lies))
                .with(new Lie.HiddenTransit("b", lies));
        Passage passage = passage(laws);
        passage.begin(needs(0, 50, 50));
        passage.seenNeeds();
        passage.submit(List.of(move(TREASURY, "b", 10)), "d");
        passage.end();
        passage.begin(needs(1, 50, 70));
        assertEquals(0.0, passage.seen().node("a").onHand().tokens());
        assertEquals(100.0, passage.books().onHand().get(1).tokens());
        assertEquals(50.0, passage.seenNeeds().get(1).demandUsd());
        assertTrue(passage.seen().inFlight().isEmpty());
        passage.end();
        passage.begin(needs(3, 50, 70));
        assertEquals(70.0, passage.seenNeeds().get(1).demandUsd());
    }

    @Test
    void aShortageRaisesTheNextDemandUntilItIsCovered() {
        Passage passage = passage(Laws.NONE.with(new Liquidations(1, .5, 1)));
        passage.begin(needs(0, 120, 80));
        passage.submit(List.of(), "d0");
        passage.end();
        // 20 of 200 were missing.
        assertEquals(132.0, passage.begin(needs(1, 120, 80)).getFirst().demandUsd(), 1e-9);
    }

    @Test
    void gasSpikesAreSeenAndPaid() {
        During spike = new During(0, HOUR);
        Passage passage = passage(Laws.NONE.withGas(new GasLaw(0, List.of(new GasLaw.Spike(spike, 100)))));
        passage.begin(needs(0, 50, 50));
        assertEquals(200.0, passage.seen().route(TREASURY, "a").gasUsd());
        passage.submit(List.of(move(TREASURY, "a", 1)), "d");
        assertEquals(200.0, passage.end().cost().gasUsd());
    }

    private static Passage passage(Laws laws) {
        return new Passage(DESK, laws, List.of(usd(100), usd(100), usd(100)), 0);
    }

    private static WorldState at(Passage passage, int hour) {
        passage.begin(needs(hour, 50, 50));
        WorldState books = passage.books();
        passage.end();
        return books;
    }

    private static List<MarginSnapshot> needs(int hour, double a, double b) {
        return List.of(need("a", hour, a), need("b", hour, b));
    }

    private static MarginSnapshot need(String venue, int hour, double usd) {
        long now = hour * HOUR;
        return new MarginSnapshot(Instrument.account(venue), now, now, hour, usd, usd, 0, 0, List.of(usd), List.of());
    }

    private static Move move(String from, String to, double usd) {
        return new Move(from, to, usd(usd), Optional.empty());
    }

    private static TokenAmount usd(double usd) {
        return TokenAmount.usd(usd);
    }

    private static List<Double> onHand(WorldState books) {
        List<Double> tokens = new ArrayList<>();
        books.onHand().forEach(amount -> tokens.add(amount.tokens()));
        return tokens;
    }

    private static List<Double> amounts(List<Transit> transits) {
        return transits.stream().map(transit -> transit.amount().tokens()).toList();
    }
}
