package io.headrace.market.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.demand.DemandFold;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
    private static final SyntheticMarket MARKET = new SyntheticMarket(DemoDesk.DEMO);

    @Test
    void sameSeedGivesTheSameEvents() {
        assertEquals(MARKET.events(), new SyntheticMarket(SyntheticSpec.demo()).events());
    }

    @Test
    void anotherSeedGivesAnotherMarket() {
        assertNotEquals(
                MARKET.events().getFirst(),
                new SyntheticMarket(DemoDesk.DEMO.withSeed(2)).events().getFirst());
    }

    @Test
    void aShorterMarketIsThePrefixOfALongerOne() {
        List<MarketEvent> shorter = new SyntheticMarket(DemoDesk.DEMO.withDays(3)).events();
        assertEquals(MARKET.events().subList(0, shorter.size()), shorter);
    }

    @Test
    void everyVenueAndCoinHasACandleEachHour() {
        long bars = MARKET.events().stream().filter(Bar.class::isInstance).count();
        assertEquals(60L * 24 * 3 * 4, bars);
    }

    @Test
    void eventsAreSortedAndNoTwoAreEqual() {
        List<MarketEvent> events = MARKET.events();
        for (int i = 1; i < events.size(); i++) {
            assertTrue(MarketEvent.ORDER.compare(events.get(i - 1), events.get(i)) < 0, "at " + i);
        }
    }

    @Test
    void candlesAreConsistentAndChainOpenToClose() {
        double close = 0;
        for (MarketEvent event : MARKET.events()) {
            if (event instanceof Bar bar
                    && bar.instrument().equals(MARKET.events().getFirst().instrument())) {
                assertTrue(bar.high() >= Math.max(bar.open(), bar.close()), bar::toString);
                assertTrue(bar.low() <= Math.min(bar.open(), bar.close()), bar::toString);
                assertEquals(DemoDesk.HOUR, bar.knownNanos() - bar.eventNanos());
                if (close > 0) {
                    assertEquals(close, bar.open(), 1e-9 * close);
                }
                close = bar.close();
            }
        }
    }

    @Test
    void venuesPayFundingAtTheirOwnIntervals() {
        Set<Long> hoursOfAlpha = new HashSet<>();
        Set<Long> hoursOfCarol = new HashSet<>();
        for (MarketEvent event : MARKET.events()) {
            if (event instanceof Funding funding) {
                long hour = Math.floorMod(funding.knownNanos() / DemoDesk.HOUR, 24);
                switch (funding.instrument().venue()) {
                    case "alpha" -> hoursOfAlpha.add(hour);
                    case "carol" -> hoursOfCarol.add(hour);
                    default -> {}
                }
            }
        }
        assertEquals(Set.of(0L, 8L, 16L), hoursOfAlpha);
        assertEquals(24, hoursOfCarol.size());
    }

    /// A market in which nothing moves between venues would make every rule look good.
    @Test
    void demoForcesCollateralToMoveOnMostDays() {
        List<List<MarginSnapshot>> hours = DemoDesk.snapshots(MARKET.events());
        int days = 0;
        int restless = 0;
        int replanned = 0;
        for (int i = 24; i < hours.size(); i += 24) {
            days++;
            double largest = 0;
            boolean changed = false;
            for (int venue = 0; venue < 3; venue++) {
                double needed = hours.get(i).get(venue).demandUsd()
                        - hours.get(i - 24).get(venue).demandUsd();
                for (int j = i - 23; j <= i; j++) {
                    MarginSnapshot hour = hours.get(j).get(venue);
                    needed -= hour.flowUsd();
                    changed |= hour.plannedPeakUsd() > 1.1 * hour.closeDemandUsd();
                }
                largest = Math.max(
                        largest, Math.abs(needed) / hours.get(i - 24).get(venue).demandUsd());
            }
            restless += largest > 0.1 ? 1 : 0;
            replanned += changed ? 1 : 0;
        }
        assertTrue(restless > 0.7 * days, restless + " of " + days + " days moved need by over 10 % somewhere");
        assertTrue(replanned > days / 10 && replanned < days, replanned + " of " + days + " days had a large plan");
    }

    @Test
    void refusesTruthWhereItHasNone() {
        DemandFold unborn = new DemandFold(DemoDesk.BOOK, DemoDesk.HOUR);
        long start = DemoDesk.DEMO.startNanos();
        double[] median = {0.5};
        for (long now : new long[] {start - DemoDesk.HOUR, start + 1, start + 61 * 24 * DemoDesk.HOUR, start}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> MARKET.trueNeedQuantiles(unborn, now, DemoDesk.HOUR, DemoDesk.HOUR, median, 2, 1));
        }
    }

    @Test
    void namesTheRuleASpecBreaks() {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> DemoDesk.DEMO.withDays(0));
        assertEquals("days must be 1 to 36500, was 0", thrown.getMessage());
    }
}
