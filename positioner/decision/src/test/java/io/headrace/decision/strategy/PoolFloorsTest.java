package io.headrace.decision.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.settings.ProgramParameters.MarginPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoolFloorsTest {
    private static final double[] FLOORS = {100, 100, 100};

    @Test
    void aVenueInNoPoolHasItsOwnFloor() {
        PoolFloors floors = new PoolFloors(List.of(pool(1, 1)), state(150, 60, 80), FLOORS);
        assertEquals(20, floors.lackUsd(2), 1e-9);
        assertEquals(0, floors.looseUsd(2), 1e-9);
    }

    @Test
    void whatOneVenueOfAPoolHasTooMuchOfCoversAnother() {
        PoolFloors floors = new PoolFloors(List.of(pool(1, 1)), state(150, 60, 100), FLOORS);
        assertEquals(0, floors.lackUsd(0) + floors.lackUsd(1), 1e-9);
        assertEquals(10, floors.looseUsd(0) + floors.looseUsd(1), 1e-6);
    }

    @Test
    void aHaircutMakesTheSameCollateralCoverLess() {
        PoolFloors floors = new PoolFloors(List.of(pool(.8, 1)), state(150, 60, 100), FLOORS);
        assertEquals(0, floors.lackUsd(0), 1e-9);
        assertEquals(20, floors.lackUsd(1), 1e-6);
    }

    /// Whatever all venues of a pool give at once, the pool keeps what it needs; and what is sent fills it up.
    @Test
    void neitherGivingNorFillingPassesThePoolsFloor() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double[] counted = {.5 + .5 * random.nextDouble(), .5 + .5 * random.nextDouble()};
            double[] onHand = {300 * random.nextDouble(), 300 * random.nextDouble()};
            PoolFloors floors =
                    new PoolFloors(List.of(pool(counted[0], counted[1])), state(onHand[0], onHand[1], 100), FLOORS);
            double kept = 0;
            double filled = 0;
            double own = 0;
            for (int v = 0; v < 2; v++) {
                kept += counted[v] * (onHand[v] - floors.looseUsd(v));
                filled += counted[v] * (onHand[v] + floors.lackUsd(v));
                own += Math.max(0, counted[v] * (100 - onHand[v]));
            }
            double had = counted[0] * onHand[0] + counted[1] * onHand[1];
            assertTrue(kept >= Math.min(had, 200) - 1e-6, "kept " + kept);
            assertTrue(filled >= Math.min(200, had + own) - 1e-6, "filled " + filled);
        }
    }

    private static MarginPool pool(double first, double second) {
        Map<String, Double> counted = new LinkedHashMap<>();
        counted.put("a", first);
        counted.put("b", second);
        return new MarginPool(counted);
    }

    private static NetworkState state(double a, double b, double c) {
        return SmallDesk.treasury(0)
                .venue("a", 100, a, a)
                .venue("b", 100, b, b)
                .venue("c", 100, c, c)
                .state();
    }
}
