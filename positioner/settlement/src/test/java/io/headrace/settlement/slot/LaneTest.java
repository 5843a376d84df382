package io.headrace.settlement.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.fact.Fees;
import io.headrace.settlement.fact.LaneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nonces that are derived, and fees that pools take.
class LaneTest {
    private static final LaneId ID = new LaneId(1, "0xsender");

    private static LegId leg(int no) {
        return new LegId("t" + no, LegId.Kind.SOURCE, 1);
    }

    @Test
    void theNextNonceIsDerivedFromWhatIsOpen() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            Lane lane = Lane.opened(ID, random.nextInt(9));
            for (int i = 0; i < 40; i++) {
                assertEquals(lane.base() + lane.slots().tailMap(lane.base()).size(), lane.next());
                if (random.nextBoolean() || lane.open().isEmpty()) {
                    lane = lane.take(leg(i));
                } else if (random.nextInt(3) == 0
                        && !lane.slot(lane.next() - 1).signAsked()
                        && lane.slot(lane.next() - 1).isOpen()) {
                    lane = lane.release(lane.next() - 1);
                } else {
                    Slot some = lane.open().get(random.nextInt(lane.open().size()));
                    lane = lane.with(some.ended(Slot.End.OURS));
                }
            }
        }
    }

    /// The jam of relayer #818 and #843: a counter above the chain. Here there is none: what was
    /// released is next.
    @Test
    void aReleasedNonceIsGivenAgain() {
        Lane lane = Lane.opened(ID, 3).take(leg(1)).take(leg(2));
        assertEquals(4, lane.release(4).next());
        assertThrows(IllegalStateException.class, () -> lane.release(3), "a gap must not open");
        Lane asked = lane.with(lane.slot(4).asked());
        assertThrows(IllegalStateException.class, () -> asked.release(4), "it may have been signed");
    }

    @Test
    void aGapCannotBeWrittenDown() {
        Lane lane = Lane.opened(ID, 3).take(leg(1)).take(leg(2));
        var gap = new java.util.TreeMap<>(lane.slots());
        gap.remove(3L);
        assertThrows(IllegalArgumentException.class, () -> new Lane(ID, 3, gap, ""));
    }

    @Test
    void aStrangersNoncesAreLeftOutAfterPersonsSawThem() {
        Lane halted = Lane.opened(ID, 3).halted("strangers");
        assertTrue(halted.isHalted());
        assertEquals(9, halted.resumed(9).next());
        assertFalse(halted.resumed(9).isHalted());
    }

    @Test
    void aReplacementPaysAtLeastATenthMoreInBothFieldsAndNeverMoreThanTheCap() {
        Random random = new Random(6);
        for (int run = 0; run < 2_000; run++) {
            FeeRule rule = new FeeRule(10 + random.nextInt(40), 2_000_000_000L + random.nextLong(900_000_000_000L));
            long base = 1 + random.nextLong(400_000_000_000L);
            Fees last = rule.first(1 + random.nextLong(base));
            rule.bumped(last, base).ifPresent(next -> {
                assertTrue(next.maxWei() * 10 >= last.maxWei() * 11, () -> last + " to " + next);
                assertTrue(next.tipWei() * 10 >= last.tipWei() * 11, () -> last + " to " + next);
                assertTrue(next.maxWei() <= rule.capWei());
            });
        }
        assertThrows(IllegalArgumentException.class, () -> new FeeRule(9, 5_000_000_000L));
        assertTrue(FeeRule.USUAL.bumped(new Fees(FeeRule.USUAL.capWei(), 5), 1).isEmpty());
    }

    /// A raise beyond a long once came out negative, so that a replacement paid no more than what it
    /// was to replace.
    @Test
    void aCapBeyondWhatCanBeReckonedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new FeeRule(12, Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> new FeeRule(1_001, 500_000_000_000L));
        FeeRule widest = new FeeRule(1_000, 1_000_000_000_000_000L);
        Fees last = new Fees(90_000_000_000_000L, 90_000_000_000_000L);
        Fees next = widest.bumped(last, 1).orElseThrow();
        assertEquals(990_000_000_000_000L, next.maxWei());
        assertEquals(990_000_000_000_000L, next.tipWei());
    }

    @Test
    void absurdGasPricesAreCapped() {
        assertEquals(FeeRule.USUAL.capWei(), FeeRule.USUAL.first(Long.MAX_VALUE).maxWei());
        assertThrows(IllegalArgumentException.class, () -> new Fees(0, 0));
    }
}
