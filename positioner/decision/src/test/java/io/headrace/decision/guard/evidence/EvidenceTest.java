package io.headrace.decision.guard.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.circumstance.Circumstances;
import io.headrace.decision.circumstance.PriceKind;
import io.headrace.decision.circumstance.PriceReading;
import io.headrace.decision.circumstance.UnknownBalance;
import io.headrace.decision.circumstance.VenueCondition;
import io.headrace.decision.circumstance.VenueReport;
import io.headrace.decision.guard.evidence.Clearance.Inflow;
import io.headrace.decision.guard.evidence.Clearance.Outflow;
import io.headrace.decision.memory.LimitMemory;
import io.headrace.decision.memory.SafetyMemory;
import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.NodeState;
import io.headrace.decision.network.Route;
import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.safeguard.PriceParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.decision.settings.safeguard.VenueParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// One row a story: what is said of venue `a`, and what may move then.
class EvidenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 100_000 * SECOND;

    private Safeguards safeguards = Safeguards.DEFAULT;
    private SafetyMemory memory = SafetyMemory.EMPTY;

    @Test
    void nothingHeardClosesNothing() {
        assertTrue(assess(Circumstances.empty()).isFree());
    }

    @Test
    void aHaltClosesBothWaysUnlessASourceContradictsIt() {
        expect(Inflow.NONE, Outflow.NONE, said("one", VenueCondition.HALTED));
        expect(
                Inflow.NONE,
                Outflow.NONE,
                said("one", VenueCondition.HALTED),
                said("two", VenueCondition.HALTED),
                said("three", VenueCondition.OPEN));
        expect(Inflow.RULE, Outflow.NONE, said("one", VenueCondition.HALTED), said("two", VenueCondition.OPEN));
    }

    @Test
    void oneSourceThatSaysDeadEvacuatesNothing() {
        expect(Inflow.NONE, Outflow.NONE, said("one", VenueCondition.DEAD));
        expect(Inflow.NONE, Outflow.NONE, said("one", VenueCondition.DEAD), said("one", VenueCondition.DEAD));
        expect(Inflow.RULE, Outflow.NONE, said("one", VenueCondition.DEAD), said("two", VenueCondition.OPEN));
    }

    @Test
    void aQuorumThatSaysDeadEvacuates() {
        expect(Inflow.NONE, Outflow.EVACUATE, said("one", VenueCondition.DEAD), said("two", VenueCondition.DEAD));
    }

    @Test
    void aGateLetsTheRuleInAndNothingOut() {
        expect(Inflow.RULE, Outflow.NONE, said("one", VenueCondition.WITHDRAWALS_GATED));
    }

    @Test
    void aVenueThatResumesIsInQuarantineUntilItsTimeIsUp() {
        expect(Inflow.NONE, Outflow.NONE, said("one", VenueCondition.HALTED));
        long soon = NOW + 3_599 * SECOND;
        assertEquals(
                Inflow.RULE,
                assess(soon, report("one", VenueCondition.OPEN, soon)).in());
        assertEquals(
                Outflow.NONE,
                assess(soon, report("one", VenueCondition.OPEN, soon)).out());
        long later = NOW + 3_600 * SECOND;
        assertTrue(assess(later, report("one", VenueCondition.OPEN, later)).isFree());
        expect(Inflow.RULE, Outflow.NONE, said("one", VenueCondition.RESUMED_STALE));
    }

    @Test
    void blindnessNeverEvacuatesAndLowersNothing() {
        expect(Inflow.FREE, Outflow.FREE, said("one", VenueCondition.OPEN));
        Clearance silent = assess(NOW + SECOND);
        assertEquals(Inflow.RULE, silent.in());
        assertEquals(Outflow.NONE, silent.out());
        VenueReport old = report("one", VenueCondition.DEAD, NOW - 901 * SECOND);
        VenueReport other = report("two", VenueCondition.DEAD, NOW - 901 * SECOND);
        assertEquals(Outflow.NONE, assess(NOW, old, other).out());
    }

    @Test
    void anUnknownBalanceIsNotZero() {
        UnknownBalance known = new UnknownBalance("a", OptionalLong.of(NOW - 1), "timed out");
        Clearance clearance = assess(Circumstances.empty().withUnknown(List.of(known)));
        assertEquals(Inflow.RULE, clearance.in());
        assertEquals(Outflow.NONE, clearance.out());
        UnknownBalance never = new UnknownBalance("a", OptionalLong.empty(), "never read");
        assertEquals(
                Inflow.NONE,
                assess(Circumstances.empty().withUnknown(List.of(never))).in());
    }

    @Test
    void pricesAreDoubtedWhenTooFewAgreeAreOldOrStandOffTheirMean() {
        assertTrue(assess(prices(spot("one", 100), spot("two", 100.4))).isFree());
        assertTrue(
                assess(prices(spot("one", 100), spot("two", 100), spot("three", 150)))
                        .isFree(),
                "an outlier");
        expectDoubt("1 of 2 sources have a fresh price of BTC at a", spot("one", 100));
        expectDoubt("sources disagree on the price of BTC at a", spot("one", 100), spot("two", 104));
        expectDoubt("0 of 2", spot("one", Double.NaN), spot("two", 0), spot("three", Double.POSITIVE_INFINITY));
        expectDoubt("1 of 2", spot("one", 100), reading("two", PriceKind.SPOT, 100, NOW - 61 * SECOND));
        expectDoubt("1 of 2", spot("one", 100), reading("two", PriceKind.SPOT, 100, NOW + SECOND));
        PriceReading mean = reading("mean", PriceKind.TWAP, 104, NOW);
        expectDoubt("BTC at a is at 100.000 against a mean of 104.000", spot("one", 100), spot("two", 100), mean);
    }

    @Test
    void collateralOffParClosesTheDestinationAndOneSourceAloneDoesNot() {
        PriceReading one = reading("one", PriceKind.STABLE, .65, NOW);
        Clearance off = assess(prices(one, reading("two", PriceKind.STABLE, .651, NOW)));
        assertEquals(Inflow.NONE, off.in());
        assertTrue(off.why().contains("off par"), off.why());
        assertEquals(Inflow.RULE, assess(prices(one)).in());
        assertEquals(
                Inflow.RULE,
                assess(prices(one, reading("two", PriceKind.STABLE, 1, NOW))).in());
    }

    @Test
    void aPriceThatIsGoneIsMissedAndOneThatIsRequiredFromTheFirst() {
        assertTrue(assess(prices(spot("one", 100), spot("two", 100))).isFree());
        assertFalse(assess(Circumstances.empty()).isFree(), "it had a price");
        memory = SafetyMemory.EMPTY;
        PriceParameters usual = PriceParameters.DEFAULT;
        safeguards = safeguards.withPrices(new PriceParameters(2, usual.staleNanos(), .005, .02, .005, List.of("BTC")));
        Assessment everywhere = new Evidence(safeguards).assess(memory, state(NOW, 0), NOW);
        assertTrue(everywhere.predictions().orElseThrow().contains("price of BTC"));
        assertTrue(everywhere.of("a").orElseThrow().isFree());
    }

    @Test
    void aVenueThatLostMoreThanItMayGetsNothingMoreUntilADayHasPassed() {
        safeguards = safeguards.withVenues(VenueParameters.DEFAULT.withLossCapUsd(100));
        assertTrue(holding(NOW, 1_000).isFree());
        assertTrue(holding(NOW + 1, 920).isFree());
        assertTrue(holding(NOW + 2, 960).isFree(), "80 lost, 40 won back");
        Clearance capped = holding(NOW + 3, 890);
        assertEquals(Inflow.NONE, capped.in());
        assertEquals(Outflow.FREE, capped.out());
        assertEquals("loss", capped.by());
        assertTrue(holding(NOW + 3 + 86_400 * SECOND, 890).isFree());
    }

    @Test
    void aVenueWithoutARouteIsClosedThatWay() {
        Route there = new Route(DeskSettings.TREASURY, "a", 1, 0, 0);
        Route back = new Route("a", DeskSettings.TREASURY, 1, 0, 0);
        assertEquals(Inflow.NONE, routed(List.of(back)).in());
        assertEquals(Outflow.FREE, routed(List.of(back)).out());
        assertEquals(Inflow.RULE, routed(List.of(there)).in());
        assertEquals(Outflow.NONE, routed(List.of(there)).out());
    }

    private Clearance routed(List<Route> routes) {
        NetworkState state = state(NOW, 0);
        NetworkState other = new NetworkState(NOW, state.nodes(), List.of(), routes);
        return new Evidence(safeguards).assess(memory, other, NOW).of("a").orElseThrow();
    }

    private void expectDoubt(String why, PriceReading... readings) {
        memory = SafetyMemory.EMPTY;
        Clearance clearance = assess(prices(readings));
        assertEquals(Inflow.RULE, clearance.in());
        assertEquals(Outflow.NONE, clearance.out());
        assertTrue(clearance.why().contains(why), clearance.why());
    }

    private void expect(Inflow in, Outflow out, VenueReport... reports) {
        memory = SafetyMemory.EMPTY;
        Clearance clearance = assess(NOW, reports);
        assertEquals(in, clearance.in(), clearance.why());
        assertEquals(out, clearance.out(), clearance.why());
    }

    private Clearance assess(long now, VenueReport... reports) {
        return assess(Circumstances.empty().withVenues(List.of(reports)), now, 0);
    }

    private Clearance holding(long now, double usd) {
        return assess(Circumstances.empty(), now, usd);
    }

    private Clearance assess(Circumstances heard) {
        return assess(heard, NOW, 0);
    }

    private Clearance assess(Circumstances heard, long now, double usd) {
        Assessment assessment =
                new Evidence(safeguards).assess(memory, state(now, usd).under(heard), now);
        memory = new SafetyMemory(Optional.empty(), LimitMemory.EMPTY, assessment.accounts(), assessment.priced());
        return assessment.of("a").orElseThrow();
    }

    private static NetworkState state(long now, double usd) {
        TokenAmount none = TokenAmount.usd(0);
        List<NodeState> nodes = new ArrayList<>();
        nodes.add(new NodeState(DeskSettings.TREASURY, none, none, none));
        nodes.add(new NodeState("a", TokenAmount.usd(usd), none, none));
        return new NetworkState(now, nodes, List.of(), DeskSettings.routes(List.of("a"), 1, 0, 0));
    }

    private static VenueReport said(String source, VenueCondition condition) {
        return report(source, condition, NOW);
    }

    private static VenueReport report(String source, VenueCondition condition, long observed) {
        return new VenueReport("a", source, observed, condition);
    }

    private static Circumstances prices(PriceReading... readings) {
        return Circumstances.empty().withPrices(List.of(readings));
    }

    private static PriceReading spot(String source, double value) {
        return reading(source, PriceKind.SPOT, value, NOW);
    }

    private static PriceReading reading(String source, PriceKind kind, double value, long observed) {
        return new PriceReading("a", "BTC", source, kind, value, observed);
    }
}
