package io.headrace.decision.outlook.tranche;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.guard.PredictivePolicy;
import io.headrace.decision.hedge.HedgeDesk;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.risk.TrancheTerms;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranchesTest {
    private static final TrancheTerms TIGHT = new TrancheTerms("btc", "a", List.of("BTC"), true, .5);

    @Test
    void withoutTranchesNothingChanges() {
        HedgeDesk desk = desk();
        DemandOutlook outlook = desk.outlook();
        assertSame(outlook, new Tranches(desk.settings()).applied(outlook));
    }

    /// Demand 900,000 is 600,000 of initial margin held one and a half times; at half utilization it needs 1.2 M.
    @Test
    void aTrancheNeedsItsMarginAtTheUtilizationItMayReach() {
        HedgeDesk desk = desk();
        DemandOutlook applied = new Tranches(with(desk, TIGHT)).applied(desk.outlook());
        VenueOutlook first = applied.venues().getFirst();
        assertEquals(900_000, first.demandUsd());
        assertEquals(1_200_000, first.knownDemandUsd(), 1e-6);
        assertEquals(
                desk.outlook().venues().getFirst().forecast().orElseThrow().at(.95) * 4 / 3,
                first.forecast().orElseThrow().at(.95),
                1e-6);
        assertEquals(desk.outlook().venues().get(1), applied.venues().get(1));
    }

    @Test
    void anIsolatedTranchesGainsCoverNoOthersLosses() {
        TrancheTerms isolated = new TrancheTerms("eth", "a", List.of("ETH"), true, 1);
        Tranches tranches = new Tranches(with(desk(), isolated));
        List<TrancheNeed> needs = tranches.of(snapshot(6e6, -4e6));
        assertEquals(
                List.of("eth", "cross"), needs.stream().map(TrancheNeed::name).toList());
        assertEquals(4.6e6, needs.get(0).exposureUsd(), 1);
        assertEquals(-5.1e6, needs.get(1).exposureUsd(), 1);
        assertEquals(2 / 3.0, needs.get(0).utilization(), 1e-9);
    }

    @Test
    void floorsRiseWithTheTranchesAndTheDecisionSaysSo() {
        HedgeDesk desk = desk();
        Decision plain = decided(desk, desk.settings());
        Decision tranched = decided(desk, with(desk, TIGHT));
        assertTrue(sent(tranched) > sent(plain) + 200_000, sent(tranched) + " after " + sent(plain));
        String sentence = tranched.reasons().getFirst().sentence();
        assertTrue(sentence.contains("btc (isolated) 1200000 USD at 50 %"), sentence);
    }

    private static double sent(Decision decision) {
        return decision.rulePlan().stream()
                .filter(move -> move.to().equals("a"))
                .mapToDouble(move -> move.amount().tokens())
                .sum();
    }

    private static Decision decided(HedgeDesk desk, DeskSettings settings) {
        return PredictivePolicy.of(settings).decide(PolicyMemory.initial(0), desk.state(), desk.outlook(), 0);
    }

    private static DeskSettings with(HedgeDesk desk, TrancheTerms terms) {
        DeskSettings settings = desk.settings();
        return settings.withPredictive(settings.predictive().withTranches(List.of(terms)));
    }

    private static HedgeDesk desk() {
        return new HedgeDesk(List.of("a", "b"), 1, List.of(), 2e6)
                .venue("a", 6e6, 900_000)
                .venue("b", -6e6, 1_000_000);
    }

    private static MarginSnapshot snapshot(double btc, double eth) {
        double demand = .15 * (Math.abs(btc) + Math.abs(eth));
        return new MarginSnapshot(
                Instrument.account("a"),
                0,
                0,
                0,
                demand,
                demand,
                0,
                0,
                List.of(demand),
                List.of(new Exposure("BTC", btc, .15 * Math.abs(btc)), new Exposure("ETH", eth, .15 * Math.abs(eth))));
    }
}
