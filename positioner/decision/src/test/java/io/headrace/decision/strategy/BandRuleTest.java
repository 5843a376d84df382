package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.ThresholdParameters;
import io.headrace.decision.strategy.band.Band;
import io.headrace.decision.strategy.band.BandRule;
import io.headrace.decision.strategy.band.Bands;
import io.headrace.decision.strategy.band.DynamicBands;
import io.headrace.decision.strategy.band.ThresholdBands;
import io.headrace.decision.strategy.band.ToleranceBands;
import io.headrace.decision.strategy.peer.AcrossBands;
import io.headrace.decision.strategy.peer.DailySweep;
import io.headrace.decision.strategy.peer.DeviationBands;
import io.headrace.decision.strategy.peer.MinAmountBands;
import io.headrace.decision.strategy.peer.WeightedBands;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Peers' rules in cases worked out by hand.
class BandRuleTest {
    private static final double CENT = .01;

    @Test
    void acrossActsBelowHalfItsTargetRefillsToItAndGivesBackBeyondOneAndAHalf() {
        // peers.md: its sample is target 8 %, threshold 4 %, overage buffer 1.5
        BandRule rule = new BandRule(new AcrossBands(.5, 1, 1.5));
        SmallDesk desk = SmallDesk.treasury(1000)
                .venue("alpha", 100, 49, 49) // below half of the target: filled to 100
                .venue("bravo", 100, 51, 51) // above half: left
                .venue("carol", 100, 151, 151) // beyond 1.5 times the target: back to it
                .venue("delta", 100, 149, 149);

        List<Move> moves = rule.plan(desk.state(), desk.outlook());

        assertEquals(51, SmallDesk.moved(moves, "treasury"), CENT);
        assertEquals(51, SmallDesk.moved(moves, "carol"), CENT);
        assertEquals(2, moves.size());
    }

    @Test
    void weightedBringsEveryPlaceThatIsOffByMoreThanItsToleranceToItsShare() {
        // capital 440, a tenth stays: 396 by demand 1 : 1 : 2, so 99, 99 and 198
        BandRule rule = new BandRule(new WeightedBands(.1, .05));
        SmallDesk desk = SmallDesk.treasury(40)
                .venue("alpha", 100, 94, 94) // 5.05 % under
                .venue("bravo", 100, 104, 104) // 5.05 % over
                .venue("carol", 200, 202, 202); // 2 % over

        List<Move> moves = rule.plan(desk.state(), desk.outlook());

        assertEquals(5, SmallDesk.moved(moves, "treasury"), CENT);
        assertEquals(5, SmallDesk.moved(moves, "bravo"), CENT);
        assertEquals(0, SmallDesk.moved(moves, "carol"), CENT);
    }

    @Test
    void minAmountTakesFromOthersOnlyWhatSomebodyLacks() {
        BandRule rule = new BandRule(new MinAmountBands(1, 1.2));
        SmallDesk desk = SmallDesk.treasury(10)
                .venue("alpha", 100, 90, 90) // 30 short of its target
                .venue("bravo", 100, 130, 130) // 30 above its minimum
                .venue("carol", 100, 110, 110); // 10 above its minimum

        List<Move> moves = rule.plan(desk.state(), desk.outlook());

        assertEquals(10, SmallDesk.moved(moves, "treasury"), CENT, "what it has");
        assertEquals(15, SmallDesk.moved(moves, "bravo"), CENT, "three quarters of the 20 that are lacking");
        assertEquals(5, SmallDesk.moved(moves, "carol"), CENT);
        SmallDesk rich = SmallDesk.treasury(0).venue("alpha", 100, 500, 500).venue("bravo", 100, 100, 100);
        assertEquals(List.of(), rule.plan(rich.state(), rich.outlook()), "nothing is returned for its own sake");
    }

    @Test
    void theDeviationBandNeverDrainsADonorBelowItsOwnLowerBound() {
        BandRule rule = new BandRule(new DeviationBands(1, .2));
        SmallDesk desk = SmallDesk.treasury(0)
                .venue("alpha", 100, 79, 79) // below 80: wants 21
                .venue("bravo", 100, 85, 85) // may give 5
                .venue("carol", 100, 119, 119); // may give 39

        List<Move> moves = rule.plan(desk.state(), desk.outlook());

        assertEquals(21 * 5. / 44, SmallDesk.moved(moves, "bravo"), CENT);
        assertEquals(21 * 39. / 44, SmallDesk.moved(moves, "carol"), CENT);
    }

    @Test
    void aCoolDownLeavesAVenueAloneUntilItIsOver() {
        BandRule rule = new BandRule(new DeviationBands(1, .2), true, true, DeviationBands.COOL_DOWN_NANOS);
        SmallDesk desk = SmallDesk.treasury(100).venue("alpha", 100, 70, 70);
        long hour = SmallDesk.HOUR;

        assertEquals(List.of(), rule.plan(desk.state(), desk.outlook(), new LastMoves(Map.of("alpha", 1 - hour))));
        assertEquals(
                30,
                SmallDesk.moved(
                        rule.plan(desk.state(), desk.outlook(), new LastMoves(Map.of("alpha", -hour))), "treasury"),
                CENT);
    }

    @Test
    void whatLeftForAVenueOrFromItIsItsLastMove() {
        Transit in = new Transit("a", "treasury", "alpha", TokenAmount.usd(1), 5, 9);
        Transit out = new Transit("b", "alpha", "treasury", TokenAmount.usd(1), 7, 9);
        LastMoves last = LastMoves.NONE.after(List.of(in, out), "treasury");
        assertEquals(Map.of("alpha", 7L), last.nanosByVenue());
        assertTrue(last.within("alpha", 9, 3));
        assertTrue(!last.within("alpha", 10, 3) && !last.within("bravo", 8, 3));
    }

    @Test
    void anAbsoluteNeedActsWhereAToleranceWouldHideIt() {
        SmallDesk desk = SmallDesk.treasury(100).venue("alpha", 100, 98, 98); // 11 % under a target of 110

        assertEquals(List.of(), new BandRule(new ToleranceBands(1.1, .2, 0)).plan(desk.state(), desk.outlook()));
        assertEquals(
                12,
                SmallDesk.moved(
                        new BandRule(new ToleranceBands(1.1, .2, 1)).plan(desk.state(), desk.outlook()), "treasury"),
                CENT);
    }

    @Test
    void theDailySweepMovesAtMidnightOnly() {
        DailySweep sweep = new DailySweep(0);
        SmallDesk desk = SmallDesk.treasury(0).venue("alpha", 100, 150, 150).venue("bravo", 100, 50, 50);
        assertEquals(50, SmallDesk.moved(sweep.plan(desk.state(), desk.outlook()), "alpha"), CENT);
        SmallDesk later = SmallDesk.treasury(0)
                .venue("alpha", 100, 150, 150)
                .venue("bravo", 100, 50, 50)
                .at(SmallDesk.HOUR);
        assertEquals(List.of(), sweep.plan(later.state(), later.outlook()));
    }

    @Test
    void aRuleOfTheSameBandsMovesAsTheThresholdRuleDoes() {
        ThresholdParameters parameters = new ThresholdParameters(1.02, 1.05, 1.30, 1.12);
        ThresholdPolicy threshold = new ThresholdPolicy(parameters);
        Bands same = new ThresholdBands(parameters);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            SmallDesk desk = SmallDesk.treasury(60 * random.nextDouble());
            for (String venue : List.of("alpha", "bravo", "carol")) {
                double onHand = 80 + 80 * random.nextDouble();
                desk.venue(venue, 100, onHand, onHand * random.nextDouble());
            }
            assertEquals(
                    threshold.plan(desk.state(), desk.outlook()),
                    new BandRule(same).plan(desk.state(), desk.outlook()));
        }
    }

    @Test
    void marginsBreatheWithTheSpreadInsideTheirBounds() {
        // SmallDesk: .99 need less median need is .10 of demand
        Bands fixed = new AcrossBands(1.05, 1.10, 1.5);
        Bands.Sight sight = new Bands.Sight(
                SmallDesk.treasury(0)
                        .venue("alpha", 100, 0, 0)
                        .outlook()
                        .venues()
                        .getFirst(),
                100,
                100,
                100);

        assertEquals(fixed.of(sight), new DynamicBands(fixed, .10, 1, .5, 2).of(sight), "as usual");
        assertEquals(110, new DynamicBands(fixed, .05, 1, .5, 2).of(sight).lo(), 1e-9, "twice the usual spread");
        assertEquals(107.5, new DynamicBands(fixed, .05, 1, .5, 1.5).of(sight).lo(), 1e-9, "at most one and a half");
        assertEquals(105, new DynamicBands(fixed, .05, 0, .5, 2).of(sight).lo(), 1e-9, "exponent 0 follows nothing");
    }

    @Test
    void aDecisionSaysWhyAVenueIsLeftAlone() {
        SmallDesk desk = SmallDesk.treasury(100).venue("alpha", 100, 70, 70).venue("bravo", 100, 100, 100);
        Decision decision = new BandRule(new DeviationBands(1, .2))
                .decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);
        assertEquals("below_lo", decision.reasons().get(0).binding());
        assertEquals("no_trade_band", decision.reasons().get(1).binding());
        assertEquals(decision.moves(), decision.rulePlan());
    }

    @Test
    void bandsThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Band(2, 1, 3, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new WeightedBands(1, .1));
        assertThrows(IllegalArgumentException.class, () -> new AcrossBands(1, .5, 1.5));
        assertThrows(
                IllegalArgumentException.class, () -> new DynamicBands(sight -> new Band(0, 0, 0, 0, 0), 0, 1, 1, 1));
    }
}
