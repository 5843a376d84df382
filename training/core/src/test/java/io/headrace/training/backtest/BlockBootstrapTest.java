package io.headrace.training.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.decision.simulation.PeriodCost;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void aConstantSavingHasNoSpread() {
        BlockBootstrap weeks = new BlockBootstrap(HOUR, costs(5, 0, 1), costs(3, 0, 1), costs(1, 0, 1));
        Interval interval = weeks.gapClosed(1);
        assertEquals(.5, interval.low(), 1e-12);
        assertEquals(.5, interval.high(), 1e-12);
        assertEquals(10, weeks.weeks());
        assertEquals(10, weeks.weeksWon());
    }

    @Test
    void aLuckyWeekMakesTheIntervalWide() {
        BlockBootstrap weeks = new BlockBootstrap(HOUR, costs(5, 4, 2), costs(4, 4, 3), costs(0, 0, 4));
        Interval interval = weeks.gapClosed(1);
        assertTrue(interval.low() < .2 && interval.high() > .2, interval.toString());
        assertEquals(interval, weeks.gapClosed(1));
    }

    /// Ten weeks whose level moves from week to week.
    private static List<PeriodCost> costs(double mean, double sway, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PeriodCost> costs = new ArrayList<>();
        for (int week = 0; week < 10; week++) {
            double level = mean + sway * (random.nextDouble() - .5);
            for (int hour = 0; hour < 168; hour++) {
                costs.add(new PeriodCost(level, 0, 0, 0, 0, 0, 0, 0));
            }
        }
        return costs;
    }
}
