package io.headrace.models.forecast;

import static io.headrace.models.SampleModels.HOUR;
import static io.headrace.models.SampleModels.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headrace.market.event.MarginSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RealizedNeedParityTest {
    @Test
    void equalsTheDefinitionOnRandomSnapshotsWithGaps() {
        SplittableRandom random = new SplittableRandom(11);
        int resolved = 0;
        for (int run = 0; run < 200; run++) {
            long lead = random.nextInt(4) * HOUR + random.nextInt(2) * HOUR / 2;
            long end = (lead / HOUR + 1 + random.nextInt(4)) * HOUR;
            ForecastWindow window = new ForecastWindow(lead, end - lead);
            List<MarginSnapshot> snapshots = snapshots(random);
            Map<Long, Double> expected = byDefinition(window, snapshots);
            Map<Long, Double> folded = new TreeMap<>();
            RealizedNeed need = new RealizedNeed(window, HOUR);
            for (MarginSnapshot snapshot : snapshots) {
                Optional<Realized> realized = need.observe(snapshot);
                realized.ifPresent(known -> {
                    assertEquals(snapshot.knownNanos() - window.endNanos(), known.asOfNanos());
                    folded.put(known.asOfNanos(), known.needUsd());
                });
            }
            assertEquals(expected, folded);
            resolved += folded.size();
        }
        assertEquals(true, resolved > 1000, "too few labels to mean anything: " + resolved);
    }

    @Test
    void bringsBackTheExampleByHand() {
        RealizedNeed need = new RealizedNeed(new ForecastWindow(HOUR, 2 * HOUR), HOUR);
        need.observe(snapshot("alpha", 0, 500, 99));
        need.observe(snapshot("alpha", HOUR, 9000, -10)); // inside the lead: its demand does not count, its flow does
        need.observe(snapshot("alpha", 2 * HOUR, 600, 40));
        Optional<Realized> realized = need.observe(snapshot("alpha", 3 * HOUR, 700, 200));
        assertEquals(Optional.of(new Realized("alpha", 0, 600 - 30)), realized);
    }

    @Test
    void refusesAnotherVenueAndGoingBack() {
        RealizedNeed need = new RealizedNeed(new ForecastWindow(0, HOUR), HOUR);
        need.observe(snapshot("alpha", HOUR, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> need.observe(snapshot("bravo", 2 * HOUR, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> need.observe(snapshot("alpha", HOUR, 1, 0)));
    }

    @Test
    void refusesAWindowThatEndsBetweenPeriods() {
        ForecastWindow window = new ForecastWindow(HOUR, HOUR / 2);
        assertThrows(IllegalArgumentException.class, () -> new RealizedNeed(window, HOUR));
        assertThrows(IllegalArgumentException.class, () -> new RealizedNeed(window, 0));
    }

    /// Forty periods, some missing and some a little late.
    private static List<MarginSnapshot> snapshots(SplittableRandom random) {
        List<MarginSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (random.nextInt(15) > 0) {
                long late = random.nextInt(20) == 0 ? 1 : 0;
                snapshots.add(
                        snapshot("alpha", i * HOUR + late, random.nextDouble(1000), random.nextDouble(-200, 200)));
            }
        }
        return snapshots;
    }

    /// M by its formula over the whole list; nothing where any period up to the window's end is missing.
    private static Map<Long, Double> byDefinition(ForecastWindow window, List<MarginSnapshot> snapshots) {
        Map<Long, MarginSnapshot> at = new TreeMap<>();
        snapshots.forEach(snapshot -> at.put(snapshot.knownNanos(), snapshot));
        Set<Long> seen = new HashSet<>(at.keySet());
        Map<Long, Double> needs = new TreeMap<>();
        for (long t : at.keySet()) {
            double peak = Double.NEGATIVE_INFINITY;
            double flowed = 0;
            boolean whole = true;
            for (long u = HOUR; u <= window.endNanos(); u += HOUR) {
                whole &= seen.contains(t + u);
                if (!whole) {
                    break;
                }
                flowed += at.get(t + u).flowUsd();
                if (u > window.leadNanos()) {
                    peak = Math.max(peak, at.get(t + u).demandUsd() - flowed);
                }
            }
            if (whole) {
                needs.put(t, peak);
            }
        }
        return needs;
    }
}
