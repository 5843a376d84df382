package io.headrace.settlement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.SlotId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Gas has books of its own on every chain, and all of it is somewhere.
class PursesTest {
    private static final LaneId HERE = new LaneId(1, "0xsender");
    private static final LaneId THERE = new LaneId(2, "0xsender");
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);

    private static Ledger filled(LaneId lane, BigInteger wei) {
        return Ledger.EMPTY.after(Ledger.EMPTY.purses().to(lane, wei));
    }

    @Test
    void aFeeLeavesThePurseOfItsSenderAndChain() {
        BigInteger plenty = ETHER.multiply(BigInteger.valueOf(1_000)); // more than 64 bits hold
        Ledger books = filled(HERE, plenty).after(new Entry.Gas(new SlotId(HERE, 0), ETHER));
        assertEquals(Optional.of(plenty.subtract(ETHER)), books.purses().of(HERE));
        assertEquals(ETHER, books.purses().burnt().get(1L));
        assertEquals(plenty.negate(), books.purses().world().get(1L));
        assertEquals(Optional.empty(), books.purses().of(THERE));
        assertEquals(0, books.posted(Ledger.FEES), "gas is not paid in the asset that moves");
    }

    @Test
    void aPurseThatWasNeverSeenPaysNothing() {
        assertThrows(IllegalStateException.class, () -> Ledger.EMPTY.after(new Entry.Gas(new SlotId(HERE, 0), ETHER)));
        assertThrows(IllegalArgumentException.class, () -> new Entry.Gas(new SlotId(HERE, 0), ETHER.negate()));
    }

    @Test
    void whateverHappensTheBooksOfAChainAreZeroTogether() {
        Random random = new Random(5);
        Ledger books = filled(HERE, ETHER);
        books = books.after(books.purses().to(THERE, ETHER));
        for (int i = 0; i < 2_000; i++) {
            LaneId lane = random.nextBoolean() ? HERE : THERE;
            BigInteger wei = new BigInteger(50, random);
            books = books.after(
                    random.nextInt(4) == 0 ? books.purses().to(lane, wei) : new Entry.Gas(new SlotId(lane, i), wei));
        }
        BigInteger held = books.purses().of(HERE).orElseThrow();
        assertEquals(
                BigInteger.ZERO,
                held.add(books.purses().burnt().get(1L))
                        .add(books.purses().world().get(1L)));
        assertEquals(1, Ledger.EMPTY.purses().to(HERE, ETHER).number());
        assertEquals("fuel 1/0xsender 1", Ledger.EMPTY.purses().to(HERE, ETHER).transferId());
    }
}
