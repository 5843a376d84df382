package io.headrace.decision.program.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.TokenAmount;
import io.headrace.decision.network.Transit;
import org.junit.jupiter.api.Test;

class ArrivalLawTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int COUNT = 1000;
    private static final Transit TRANSIT = new Transit("t-1", "treasury", "binance", TokenAmount.usd(1), 0, 2 * HOUR);

    @Test
    void whatIsNeverLateArrivesWhenItIsDue() {
        for (int s = 0; s < COUNT; s++) {
            assertEquals(2, law(0).periods(TRANSIT, 0, s, COUNT));
            assertEquals(1, law(HOUR).periods(TRANSIT, 0, s, COUNT));
        }
    }

    @Test
    void theStatedShareIsLate() {
        int late = 0;
        for (int s = 0; s < COUNT; s++) {
            late += law(0).periods(TRANSIT, .2, s, COUNT) > 2 ? 1 : 0;
        }
        assertEquals(.2, (double) late / COUNT, .002);
    }

    /// P(X > 1 hour | overdue by o) = (1 + 1 / (2 + o))^-1.5.
    @Test
    void theLongerATransferIsOverdueTheLaterItsProbabilityMassLies() {
        double before = 0;
        for (int overdue = 1; overdue < 50; overdue += 7) {
            int later = 0;
            for (int s = 0; s < COUNT; s++) {
                later += law((2 + overdue) * HOUR).periods(TRANSIT, 0, s, COUNT) > 1 ? 1 : 0;
            }
            double share = (double) later / COUNT;
            assertEquals(Math.pow(1 + 1.0 / (2 + overdue), -1.5), share, .003);
            assertTrue(share > before);
            before = share;
        }
    }

    private static ArrivalLaw law(long nowNanos) {
        return new ArrivalLaw(nowNanos, HOUR);
    }
}
