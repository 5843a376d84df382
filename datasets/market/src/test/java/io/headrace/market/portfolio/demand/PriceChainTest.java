package io.headrace.market.portfolio.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Prices of a venue whose own candles come and go, with a proxy beside it.
class PriceChainTest {
    private static final long HOUR = SmallBook.HOUR;
    private final DemandFold fold = new SmallBook(true, true).fold;

    @Test
    void aVenueWithoutCandlesFollowsItsProxy() {
        fold.observe(SmallBook.bar("low", 1, 100, 100, 100));
        fold.tick(HOUR);
        fold.observe(SmallBook.bar("low", 2, 112, 99, 110));
        fold.tick(2 * HOUR);
        assertEquals(110, fold.price("high", "X"), 1e-12);
        Bar bar = fold.compositeBars().get(1);
        assertEquals(new Instrument("high", "X"), bar.instrument());
        assertEquals(112, bar.high(), 1e-12);
        assertEquals(99, bar.low(), 1e-12);
        assertEquals(HOUR, bar.eventNanos());
        assertEquals(2 * HOUR, bar.knownNanos());
    }

    @Test
    void aChangeOfSourceIsNoMove() {
        fold.observe(SmallBook.bar("low", 1, 100, 100, 100));
        fold.tick(HOUR);
        fold.observe(SmallBook.bar("low", 2, 110, 110, 110));
        fold.observe(SmallBook.bar("high", 2, 220, 220, 220));
        fold.tick(2 * HOUR);
        assertEquals(110, fold.price("high", "X"), 1e-12);
        fold.observe(SmallBook.bar("low", 3, 110, 110, 110));
        fold.observe(SmallBook.bar("high", 3, 242, 209, 231));
        fold.tick(3 * HOUR);
        assertEquals(110 * 1.05, fold.price("high", "X"), 1e-9);
        assertEquals(110 * 0.95, fold.compositeBars().get(1).low(), 1e-9);
    }

    @Test
    void aGapLeavesThePriceUntilASourceIsBack() {
        fold.observe(SmallBook.bar("low", 1, 100, 100, 100));
        fold.tick(HOUR);
        fold.tick(2 * HOUR);
        Bar flat = fold.compositeBars().getFirst();
        assertEquals(100, flat.close());
        assertEquals(100, flat.high());
        assertEquals(0, flat.volume());
        assertEquals(List.of(), fold.observedBars(), "a price that stands still has not been observed");
        fold.observe(SmallBook.bar("low", 3, 150, 150, 150));
        fold.tick(3 * HOUR);
        assertEquals(150, fold.price("low", "X"), 1e-9);
        assertEquals(150, fold.price("high", "X"), 1e-9);
        assertEquals(fold.compositeBars(), fold.observedBars());
    }

    @Test
    void aMoveTheProxyShowedDoesNotCountAgainWhenTheVenueIsBack() {
        for (String venue : List.of("low", "high")) {
            fold.observe(SmallBook.bar(venue, 1, 100, 100, 100));
        }
        fold.tick(HOUR);
        fold.observe(SmallBook.bar("low", 2, 110, 110, 110));
        fold.tick(2 * HOUR);
        fold.observe(SmallBook.bar("high", 3, 121, 121, 121));
        fold.tick(3 * HOUR);
        assertEquals(110, fold.price("high", "X"), 1e-9);
    }

    @Test
    void shorterCandlesOfAPeriodAreJoined() {
        Instrument x = new Instrument("low", "X");
        long half = HOUR / 2;
        fold.observe(SmallBook.bar("low", 1, 100, 100, 100));
        fold.tick(HOUR);
        fold.observe(new Bar(x, HOUR, HOUR + half, 1, 100, 107, 99, 105, 2));
        fold.observe(new Bar(x, HOUR + half, 2 * HOUR, 2, 105, 106, 98, 104, 3));
        fold.tick(2 * HOUR);
        Bar joined = fold.compositeBars().getFirst();
        assertEquals(100, joined.open(), 1e-9);
        assertEquals(107, joined.high(), 1e-9);
        assertEquals(98, joined.low(), 1e-9);
        assertEquals(104, joined.close(), 1e-9);
        assertEquals(5, joined.volume(), 1e-9);
    }
}
