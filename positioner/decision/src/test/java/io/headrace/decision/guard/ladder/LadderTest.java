package io.headrace.decision.guard.ladder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.memory.LadderMemory;
import io.headrace.decision.memory.Rung;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.outlook.VenueOutlook;
import io.headrace.decision.settings.DeskSettings;
import io.headrace.decision.settings.safeguard.LadderParameters;
import io.headrace.decision.settings.safeguard.Safeguards;
import io.headrace.models.forecast.ForecastSupport;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileForecast;
import io.headrace.models.forecast.QuantileLevels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Periods and leads are one hour: a probation of twice the longest lead is two hours.
class LadderTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.1, .5, .9));

    private final Ladder ladder = new Ladder(settings(new LadderParameters(2, true, 2)));
    private Optional<LadderMemory> memory = Optional.empty();

    @Test
    void fallsAtOnceAndClimbsAfterAProbation() {
        assertEquals(Rung.MODEL, at(0, 10).rung());
        assertEquals(Rung.LAST_GOOD, at(1, 0).rung());
        assertEquals(Rung.LAST_GOOD, at(2, 0).rung());
        assertEquals(Rung.RULE, at(3, 0).rung(), "the last good forecast is three hours old");
        Footing first = at(4, 10);
        assertEquals(Rung.RULE, first.rung());
        assertTrue(first.why().contains("on probation until 1970-01-01T06:00:00Z"), first.why());
        assertEquals(Rung.RULE, at(5, 10).rung());
        Footing climbed = at(6, 10);
        assertEquals(Rung.MODEL, climbed.rung());
        assertEquals(6 * HOUR, climbed.memory().sinceNanos());
        assertEquals("", climbed.why());
    }

    @Test
    void aProbationBeginsAnewWhenTheBetterRungIsLostMeanwhile() {
        at(0, 0);
        at(1, 10);
        assertEquals(Rung.RULE, at(2, 10).rung());
        assertEquals(Rung.RULE, atWithout(3).rung());
        assertEquals(Rung.RULE, at(4, 10).rung());
        assertEquals(Rung.RULE, at(5, 10).rung());
        assertEquals(Rung.MODEL, at(6, 10).rung());
    }

    @Test
    void aForecastOfNowRaisesTheLastGoodOneAndLowersNothingBeforeItsProbation() {
        at(0, 10);
        at(1, 0);
        Footing higher = at(2, 30);
        assertEquals(Rung.LAST_GOOD, higher.rung());
        assertArrayEquals(new double[] {30, 60, 90}, values(higher), 0);
        memory = Optional.empty();
        at(0, 10);
        at(1, 0);
        Footing lower = at(2, 5);
        assertArrayEquals(new double[] {10, 20, 30}, values(lower), 0);
    }

    @Test
    void theLastGoodForecastIsNamedWithItsAge() {
        at(0, 10);
        VenueOutlook venue = at(1, 0).outlook().venues().getFirst();
        assertEquals(new ForecastSupport.LastGood("m", HOUR), venue.support());
        assertEquals(0, venue.forecast().orElseThrow().asOfNanos());
    }

    @Test
    void whatWasNeededOnOtherDaysStandsInBeforeTheRule() {
        Footing seasonal = footing(0, venue(0, 0, 7));
        assertEquals(Rung.SEASONAL, seasonal.rung());
        assertArrayEquals(new double[] {7, 14, 21}, values(seasonal), 0);
        Ladder without = new Ladder(settings(new LadderParameters(2, false, 2)));
        assertEquals(
                Rung.RULE,
                without.footing(Optional.empty(), outlook(0, venue(0, 0, 7)), Rung.MODEL, "", 0)
                        .rung());
    }

    @Test
    void theRuleIsBackFromHoldingWithoutAProbation() {
        at(0, 10);
        memory = Optional.of(Ladder.held(memory, HOUR));
        assertEquals(Rung.RULE, at(2, 10).rung());
        assertEquals(Rung.RULE, at(3, 10).rung());
        assertEquals(Rung.MODEL, at(4, 10).rung());
    }

    @Test
    void aForecastInDoubtOnlyRaisesAndComesBackAfterAProbation() {
        at(0, 10);
        Footing guarded = footing(1, doubted(1, "it lost its coverage"));
        assertEquals(Rung.GUARDED, guarded.rung());
        assertEquals("the forecast of a only raises: it lost its coverage", guarded.why());
        assertEquals(Rung.GUARDED, at(2, 10).rung());
        assertEquals(Rung.GUARDED, at(3, 10).rung());
        assertEquals(Rung.MODEL, at(4, 10).rung());
        assertEquals(Rung.LAST_GOOD, at(5, 0).rung(), "no forecast is worse than one in doubt");
    }

    private static VenueOutlook doubted(int hour, String doubt) {
        return venue(hour, 10, 0).doubted(Optional.of(doubt));
    }

    @Test
    void aCapIsGivenItsReason() {
        Footing capped = ladder.footing(memory, outlook(0, venue(0, 10, 0)), Rung.RULE, "paused", 0);
        assertEquals(Rung.RULE, capped.rung());
        assertEquals("paused", capped.why());
        assertInstanceOf(
                ForecastSupport.FromModel.class,
                capped.outlook().venues().getFirst().support());
    }

    private Footing atWithout(int hour) {
        memory = memory.map(known -> new LadderMemory(
                known.rung(), known.sinceNanos(), known.candidate(), known.candidateSinceNanos(), 0, List.of()));
        return at(hour, 0);
    }

    private Footing at(int hour, double unit) {
        return footing(hour, venue(hour, unit, 0));
    }

    private Footing footing(int hour, VenueOutlook venue) {
        Footing footing = ladder.footing(memory, outlook(hour, venue), Rung.MODEL, "", hour * HOUR);
        memory = Optional.of(footing.memory());
        return footing;
    }

    private static double[] values(Footing footing) {
        return footing.outlook().venues().getFirst().forecast().orElseThrow().values();
    }

    private static DemandOutlook outlook(int hour, VenueOutlook venue) {
        return new DemandOutlook(hour * HOUR, List.of(venue));
    }

    private static VenueOutlook venue(int hour, double unit, double seasonal) {
        ForecastSupport support =
                unit > 0 ? new ForecastSupport.FromModel("m", "c") : new ForecastSupport.Unavailable("lost");
        return new VenueOutlook(
                "a",
                10,
                10,
                forecast(hour, unit, support),
                support,
                forecast(hour, seasonal, new ForecastSupport.Seasonal("")));
    }

    private static Optional<QuantileForecast> forecast(int hour, double unit, ForecastSupport support) {
        double[] values = {unit, 2 * unit, 3 * unit};
        return unit > 0
                ? Optional.of(new QuantileForecast(
                        "a", hour * HOUR, new ForecastWindow(0, 4 * HOUR), LEVELS, values, support))
                : Optional.empty();
    }

    private static DeskSettings settings(LadderParameters parameters) {
        return DeskSettings.defaults(List.of("a", "b"), List.of("BTC"))
                .withSafeguards(Safeguards.DEFAULT.withLadder(parameters));
    }
}
