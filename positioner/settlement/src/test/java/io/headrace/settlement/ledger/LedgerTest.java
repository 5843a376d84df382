package io.headrace.settlement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every unit is in one place, always.
class LedgerTest {
    private static final Ledger OPENED = Ledger.EMPTY.after(new Entry.Opening("treasury", 1_000));

    @Test
    void aTransferReservesThenPostsThenArrives() {
        Ledger reserved = OPENED.after(new Entry.Reserve("t", "treasury", 600));
        assertEquals(1_000, reserved.posted("treasury"));
        assertEquals(400, reserved.available("treasury"));
        Ledger posted = reserved.after(new Entry.Post("t", 600));
        assertEquals(400, posted.posted("treasury"));
        assertEquals(600, posted.posted(Ledger.IN_FLIGHT));
        Ledger arrived = posted.after(new Entry.Arrive("t", "venue", 594));
        assertEquals(594, arrived.posted("venue"));
        assertEquals(6, arrived.posted(Ledger.FEES));
        assertEquals(0, arrived.posted(Ledger.IN_FLIGHT));
    }

    @Test
    void nothingIsReservedPostedOrCreditedTwice() {
        Ledger reserved = OPENED.after(new Entry.Reserve("t", "treasury", 600));
        refused(reserved, new Entry.Reserve("t", "treasury", 1));
        refused(reserved, new Entry.Reserve("u", "treasury", 401));
        refused(reserved, new Entry.Post("t", 601));
        refused(OPENED, new Entry.Post("t", 1));
        Ledger posted = reserved.after(new Entry.Post("t", 600));
        refused(posted, new Entry.Post("t", 600));
        refused(posted, new Entry.Void("t"));
        refused(posted.after(new Entry.Arrive("t", "venue", 600)), new Entry.Arrive("t", "venue", 600));
    }

    @Test
    void aLateArrivalAfterAWriteOffIsASurplus() {
        Ledger lost = OPENED.after(new Entry.Reserve("t", "treasury", 100))
                .after(new Entry.Post("t", 100))
                .after(new Entry.WriteOff("t"));
        assertEquals(100, lost.posted(Ledger.LOSSES));
        refused(lost, new Entry.Arrive("t", "venue", 100));
        assertEquals(100, lost.after(new Entry.Surplus("t", "venue", 100)).posted("venue"));
    }

    @Test
    void conservesEveryUnitOverRandomLives() {
        Random random = new Random(3);
        for (int run = 0; run < 100; run++) {
            Ledger ledger = OPENED;
            List<Flight> open = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ledger = ledger.after(next(random, ledger, open, i));
                open = new ArrayList<>(ledger.flights().values());
                long sum = ledger.accounts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertEquals(0, sum);
            }
        }
    }

    private static Entry next(Random random, Ledger ledger, List<Flight> open, int number) {
        long free = ledger.available("treasury");
        if (open.isEmpty() || (free > 0 && random.nextInt(3) == 0)) {
            return free > 0
                    ? new Entry.Reserve("t" + number, "treasury", 1 + random.nextLong(free))
                    : new Entry.Opening("treasury", 500);
        }
        Flight flight = open.get(random.nextInt(open.size()));
        if (!flight.posted()) {
            return random.nextBoolean()
                    ? new Entry.Void(flight.transferId())
                    : new Entry.Post(flight.transferId(), 1 + random.nextLong(flight.units()));
        }
        return random.nextInt(5) == 0
                ? new Entry.WriteOff(flight.transferId())
                : new Entry.Arrive(flight.transferId(), "venue", 1 + random.nextLong(flight.units()));
    }

    private static void refused(Ledger ledger, Entry entry) {
        assertThrows(IllegalStateException.class, () -> ledger.after(entry), entry::toString);
    }
}
