package io.headrace.market.venue.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarginTablePropertyTest {
    @Test
    void requirementIsMonotoneConvexAndBoundedByTheTopRate() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 500; trial++) {
            MarginTable table = randomTable(random);
            double a = 3e6 * random.nextDouble();
            double b = a + 3e6 * random.nextDouble();
            double low = table.requirementUsd(a);
            double high = table.requirementUsd(b);
            double middle = table.requirementUsd((a + b) / 2);
            double topRate = table.tiers().getLast().initialRate();
            assertTrue(low <= high, () -> table.toString());
            assertTrue(middle <= (low + high) / 2 + 1e-6, () -> table.toString());
            assertTrue(high - low <= topRate * (b - a) + 1e-6, () -> table.toString());
        }
    }

    @Test
    void ratesApplyInsideTheirTierOnly() {
        MarginTable table = new MarginTable(List.of(new MarginTier(0, 0.1), new MarginTier(1000, 0.2)));
        assertEquals(0, table.requirementUsd(0));
        assertEquals(100, table.requirementUsd(1000));
        assertEquals(100 + 0.2 * 500, table.requirementUsd(1500), 1e-12);
    }

    @Test
    void flatTableIsOneRate() {
        assertEquals(150, MarginTable.flat(0.15).requirementUsd(1000), 1e-12);
    }

    @Test
    void refusesTiersThatReverse() {
        refused(List.of());
        refused(List.of(new MarginTier(1, 0.1)));
        refused(List.of(new MarginTier(0, 0.1), new MarginTier(0, 0.2)));
        refused(List.of(new MarginTier(0, 0.2), new MarginTier(10, 0.1)));
        assertThrows(IllegalArgumentException.class, () -> new MarginTier(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new MarginTier(Double.NaN, 0.1));
        assertThrows(IllegalArgumentException.class, () -> MarginTable.flat(0.1).requirementUsd(-1));
    }

    @Test
    void refusesProfitThatLeavesWithoutCounting() {
        assertThrows(IllegalArgumentException.class, () -> new MarginRules(Map.of(), false, true));
        assertThrows(IllegalArgumentException.class, () -> new MarginRules(Map.of(), true, true).model("BTC"));
    }

    private static void refused(List<MarginTier> tiers) {
        assertThrows(IllegalArgumentException.class, () -> new MarginTable(tiers));
    }

    private static MarginTable randomTable(SplittableRandom random) {
        List<MarginTier> tiers = new ArrayList<>();
        double from = 0;
        double rate = 0.01 + 0.1 * random.nextDouble();
        int count = random.nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            tiers.add(new MarginTier(from, rate));
            from += 1 + 1e6 * random.nextDouble();
            rate = Math.min(1, rate + 0.1 * random.nextDouble());
        }
        return new MarginTable(tiers);
    }
}
