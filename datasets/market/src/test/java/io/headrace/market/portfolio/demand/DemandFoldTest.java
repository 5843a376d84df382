package io.headrace.market.portfolio.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.portfolio.PortfolioSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Demand and flow of the small book, by hand.
class DemandFoldTest {
    private static final long HOUR = SmallBook.HOUR;

    @Test
    void demandIsTheBufferedMarginOfThePositions() {
        List<MarginSnapshot> snapshots = new SmallBook(true, true).invest();
        assertEquals(
                List.of("low", "high"),
                snapshots.stream().map(MarginSnapshot::venue).toList());
        for (MarginSnapshot snapshot : snapshots) {
            assertEquals(1.5 * 0.1 * 1000, snapshot.demandUsd(), 1e-9);
            assertEquals(snapshot.closeDemandUsd(), snapshot.plannedPeakUsd(), 1e-9);
        }
        assertEquals(1000, snapshots.get(0).exposures().getFirst().signedUsd(), 1e-9);
        assertEquals(-1000, snapshots.get(1).exposures().getFirst().signedUsd(), 1e-9);
        assertEquals(150, snapshots.get(1).exposures().getFirst().requirementUsd(), 1e-9);
    }

    @Test
    void flowIsPriceProfitLessFunding() {
        SmallBook book = new SmallBook(true, true);
        book.invest();
        List<MarginSnapshot> snapshots = book.hour(29, 110);
        assertEquals(10 * 10 + 10 * 110 * 0.001, snapshots.get(0).flowUsd(), 1e-9);
        assertEquals(-10 * 10 + 10 * 110 * 0.001, snapshots.get(1).flowUsd(), 1e-9);
    }

    @Test
    void adverseExtremesAreTheLowForLongsAndTheHighForShorts() {
        SmallBook book = new SmallBook(true, true);
        book.invest();
        List<MarginSnapshot> snapshots = book.hour(29, 112, 95, 110);
        assertEquals(0.15 * 950 + 10 * 15, snapshots.get(0).demandUsd(), 1e-9);
        assertEquals(0.15 * 1120 + 10 * 2, snapshots.get(1).demandUsd(), 1e-9);
        assertEquals(165, snapshots.get(0).closeDemandUsd(), 1e-9);
    }

    @Test
    void adverseDemandIsNeverBelowTheClose() {
        SmallBook book = new SmallBook(true, true);
        book.invest();
        List<MarginSnapshot> snapshots = book.hour(29, 100, 100, 100);
        assertEquals(150, snapshots.get(0).demandUsd(), 1e-9);
    }

    @Test
    void openProfitIsHeldWhereItMayNotLeave() {
        SmallBook book = new SmallBook(true, false);
        book.invest();
        List<MarginSnapshot> snapshots = book.hour(29, 110);
        assertEquals(100, snapshots.get(0).heldUsd(), 1e-9);
        assertEquals(0, snapshots.get(1).heldUsd(), 1e-9);
        assertEquals(101.1, snapshots.get(0).flowUsd(), 1e-9);
    }

    @Test
    void openProfitThatDoesNotCountFlowsOnlyWhenRealized() {
        SmallBook book = new SmallBook(false, false);
        book.invest();
        assertEquals(1.1, book.hour(29, 110).getFirst().flowUsd(), 1e-9);
        assertEquals(1.05, book.hour(30, 105).getFirst().flowUsd(), 1e-9);
        assertEquals(-100 + 0.9, book.hour(31, 90).getFirst().flowUsd(), 1e-9);
        assertEquals(100 + 1.0, book.hour(32, 100).getFirst().flowUsd(), 1e-9);
        for (int hour = 33; hour <= 48; hour++) {
            book.hour(hour, 125);
        }
        // At 125 the target falls from 10 to 8 coins: half a coin a step, 25 USD of profit each.
        assertEquals(12.5 + 1.25, book.hour(49, 125).getFirst().flowUsd(), 1e-9);
    }

    @Test
    void announcedChangeIsPlannedAheadAndThenHappens() {
        SmallBook book = new SmallBook(true, true);
        book.invest();
        for (int hour = 29; hour <= 47; hour++) {
            book.hour(hour, 80);
        }
        List<Double> planned = book.hour(48, 80).getFirst().plannedUsd();
        // 10 coins at 80 become 12.5 in four steps.
        assertEquals(List.of(120.0, 127.5, 135.0, 142.5, 150.0), planned);
        for (int ahead = 1; ahead <= 4; ahead++) {
            MarginSnapshot snapshot = book.hour(48 + ahead, 80).getFirst();
            assertEquals(planned.get(ahead), snapshot.closeDemandUsd(), 1e-9);
            assertEquals(150, snapshot.plannedPeakUsd(), 1e-9);
        }
    }

    @Test
    void waitsUntilEveryCoinHasAPrice() {
        PortfolioSpec spec = PortfolioSpec.forVenues(List.of("a", "b"), List.of("X", "Y"));
        DemandFold fold = new DemandFold(spec, HOUR);
        for (int hour = 1; hour <= 24 * 8; hour++) {
            fold.observe(barOf("a", "X", hour, 100));
            if (hour > 24 * 5 + 3) {
                fold.observe(barOf("b", "Y", hour, 50));
            }
            boolean invested = !fold.tick(hour * HOUR).isEmpty();
            assertEquals(hour >= 24 * 6 + 4, invested, "hour " + hour);
        }
        assertEquals(50, fold.price("a", "Y"), 1e-9);
    }

    @Test
    void priceIsUnknownBeforeTheFirstClose() {
        DemandFold fold = new SmallBook(true, true).fold;
        assertTrue(Double.isNaN(fold.price("low", "X")));
        assertEquals(List.of(), fold.compositeBars());
        assertThrows(IllegalArgumentException.class, () -> fold.price("elsewhere", "X"));
    }

    @Test
    void eventsOfOtherVenuesCoinsAndKindsChangeNothing() {
        SmallBook book = new SmallBook(true, true);
        book.invest();
        byte[] before = book.fold.save();
        book.fold.observe(barOf("elsewhere", "X", 29, 7));
        book.fold.observe(barOf("low", "Z", 29, 7));
        book.fold.observe(new OpenInterest(new Instrument("low", "X"), 29 * HOUR, 29 * HOUR, 0, 1e9));
        assertArrayEquals(before, book.fold.save());
    }

    @Test
    void refusesTicksThatAreNoNewPeriodBoundary() {
        DemandFold fold = new SmallBook(true, true).fold;
        fold.tick(HOUR);
        assertThrows(IllegalArgumentException.class, () -> fold.tick(HOUR));
        assertThrows(IllegalArgumentException.class, () -> fold.tick(2 * HOUR + 1));
        PortfolioSpec spec = SmallBook.spec(true, true);
        assertThrows(IllegalArgumentException.class, () -> new DemandFold(spec, 2 * HOUR));
    }

    private static Bar barOf(String venue, String coin, int hour, double close) {
        long end = hour * HOUR;
        return new Bar(new Instrument(venue, coin), end - HOUR, end, hour, close, close, close, close, 1);
    }
}
