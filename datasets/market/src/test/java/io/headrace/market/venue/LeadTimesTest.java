package io.headrace.market.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.Instrument;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadTimesTest {
    @Test
    void aQuantileIsTheLeastLatencyThatItsShareDidNotExceed() {
        LeadTimes times = LeadTimes.of("a>b", new double[] {40, 10, 30, 20});
        assertEquals(new LeadTimes.Quantile(20, false), times.quantile(0.5));
        assertEquals(new LeadTimes.Quantile(30, false), times.quantile(0.51));
        assertEquals(new LeadTimes.Quantile(40, false), times.quantile(1));
        assertEquals(10, times.floorSeconds());
        assertEquals(0, times.late());
    }

    @Test
    void ownersWhoClaimMuchLaterDoNotMoveAQuantileThatOthersReached() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            int prompt = 100 + random.nextInt(400);
            int late = 1 + random.nextInt(prompt / 10);
            double[] seconds = IntStream.range(0, prompt + late)
                    .mapToDouble(i -> i < prompt ? 1_800 + random.nextInt(7_200) : 86_400 * (2 + random.nextInt(100)))
                    .toArray();
            LeadTimes times = LeadTimes.of("a>b", seconds);
            assertEquals(late, times.late());
            double[] longer = seconds.clone();
            for (int i = prompt; i < longer.length; i++) {
                longer[i] *= 10;
            }
            LeadTimes after = LeadTimes.of("a>b", longer);
            for (double level = 0.05; level <= 1; level += 0.05) {
                assertEquals(times.quantile(level), after.quantile(level));
            }
            assertTrue(times.quantile(1).atLeast());
            assertFalse(times.quantile(0.5).atLeast());
            assertTrue(times.quantile(1).seconds() >= times.quantile(0.9).seconds());
        }
    }

    @Test
    void routesAreKeptApart() {
        List<LeadTimes> times = LeadTimes.of(List.of(transfer("b>a", 5), transfer("a>b", 9), transfer("b>a", 7)));
        assertEquals(List.of("a>b", "b>a"), times.stream().map(LeadTimes::route).toList());
        assertEquals(2, times.get(1).transfers());
        assertEquals(7, times.get(1).quantile(0.99).seconds());
    }

    @Test
    void refusesALevelThatIsNone() {
        LeadTimes times = LeadTimes.of("a>b", new double[] {1});
        assertThrows(IllegalArgumentException.class, () -> times.quantile(0));
        assertThrows(IllegalArgumentException.class, () -> times.quantile(1.01));
    }

    private static BridgeTransfer transfer(String route, long seconds) {
        return new BridgeTransfer(new Instrument(route, "USDC"), 0, seconds * 1_000_000_000L, 0, 1);
    }
}
