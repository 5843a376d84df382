package io.headrace.settlement.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.simulation.chaos.Chaos;
import io.headrace.settlement.simulation.chaos.Coverage;
import io.headrace.settlement.simulation.world.Assembly;
import io.headrace.settlement.simulation.world.Outcome;
import io.headrace.settlement.simulation.world.SimWorld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where chance kills a process now and then, this kills it everywhere: before and after every call and every write.
class BoundaryTest {
    private static final long[] WORLDS = {3, 8, 21}; // all three kinds of bridge, with deposits and without

    @Test
    void aKillAtAnyBoundaryLosesAndDoublesNothing() {
        List<Outcome> bad = new ArrayList<>();
        long kills = 0;
        for (long seed : WORLDS) {
            long boundaries = boundaries(seed);
            assertTrue(boundaries > 200, "only " + boundaries);
            for (long at = 1; at <= boundaries; at++) {
                collect(bad, run(seed, Set.of(at)));
                kills++;
            }
        }
        System.out.println("BoundaryTest: killed once at each of " + kills + " boundaries");
        assertEquals(List.of(), bad);
    }

    /// The process that takes over is killed too, near the place where the first was.
    @Test
    void aKillWhileComingBackLosesAndDoublesNothing() {
        List<Outcome> bad = new ArrayList<>();
        Random random = new Random(7);
        for (int trial = 0; trial < 600; trial++) {
            long seed = WORLDS[trial % WORLDS.length];
            long at = 1 + random.nextLong(boundaries(seed));
            Set<Long> kills = new HashSet<>(Set.of(at));
            for (int again = 1 + random.nextInt(4); again > 0; again--) {
                kills.add(at + 1 + random.nextInt(40));
            }
            collect(bad, run(seed, kills));
        }
        assertEquals(List.of(), bad);
    }

    private static void collect(List<Outcome> bad, Outcome outcome) {
        if (!outcome.isGood()) {
            bad.add(outcome);
        }
    }

    private static long boundaries(long seed) {
        Chaos chaos = Chaos.calm(seed, Set.of());
        new SimWorld(seed, chaos, Assembly.PRODUCTION, new Coverage()).run();
        return chaos.boundaries();
    }

    private static Outcome run(long seed, Set<Long> kills) {
        return new SimWorld(seed, Chaos.calm(seed, kills), Assembly.PRODUCTION, new Coverage()).run();
    }
}
