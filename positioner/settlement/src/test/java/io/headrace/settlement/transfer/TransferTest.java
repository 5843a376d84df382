package io.headrace.settlement.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTest {
    private static final Transit TRANSIT = new Transit("t-1", "treasury", "alpha", TokenAmount.usd(5), 100, 200);
    private static final Transfer INTENDED = Transfer.intended(3, 0, "digest", TRANSIT);
    private static final Transfer SENT = INTENDED.after(new TransferEvent.Sent(100));

    @Test
    void goesFromIntendedThroughSentToArrived() {
        Transfer arrived = SENT.after(new TransferEvent.Arrived(210));

        assertEquals(TransferState.SENT, SENT.state());
        assertEquals(TransferState.ARRIVED, arrived.state());
        assertEquals(210, arrived.changedNanos());
        assertEquals(TRANSIT, arrived.transit());
    }

    @Test
    void keepsTheReasonOfARefusal() {
        Transfer refused = INTENDED.after(new TransferEvent.Refused(100, "treasury can give 4 USDC"));

        assertEquals(TransferState.REFUSED, refused.state());
        assertEquals("treasury can give 4 USDC", refused.reason());
    }

    @Test
    void refusesEveryOtherTransition() {
        Transfer arrived = SENT.after(new TransferEvent.Arrived(200));
        Transfer refused = INTENDED.after(new TransferEvent.Refused(100, "no"));
        List<TransferEvent> events = List.of(
                new TransferEvent.Sent(300), new TransferEvent.Arrived(300), new TransferEvent.Refused(300, "no"));

        int allowed = 0;
        for (Transfer transfer : List.of(INTENDED, SENT, arrived, refused)) {
            for (TransferEvent event : events) {
                try {
                    transfer.after(event);
                    allowed++;
                } catch (IllegalStateException expected) {
                    assertTrue(expected.getMessage().contains(transfer.state().name()), expected.getMessage());
                }
            }
        }
        assertEquals(3, allowed);
    }

    @Test
    void cannotArriveBeforeItIsDueOrChangeBackwardsInTime() {
        assertThrows(IllegalStateException.class, () -> SENT.after(new TransferEvent.Arrived(199)));
        assertThrows(IllegalStateException.class, () -> INTENDED.after(new TransferEvent.Sent(99)));
    }
}
