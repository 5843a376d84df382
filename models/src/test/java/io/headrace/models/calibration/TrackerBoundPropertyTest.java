package io.headrace.models.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The promise of the tracker: whatever the outcomes do inside [0, b] and however late they come, the share
/// of misses is within (b + rate (D + 1)) / (rate T) of one less the level.
class TrackerBoundPropertyTest {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final double WIDTH = 4;

    @Test
    void holdsOnARegimeSwitchingStreamWithDelay() {
        for (int seed = 0; seed < 12; seed++) {
            int delay = new int[] {0, 1, 2, 24}[seed % 4];
            double rate = new double[] {.01, .02, .1}[seed % 3];
            SplittableRandom random = new SplittableRandom(seed);
            Switching stream = new Switching(random);
            check(rate, delay, 5000, forecast -> stream.next());
        }
    }

    @Test
    void holdsAgainstAnAdversaryWhoSeesTheForecast() {
        for (int delay : new int[] {0, 2, 24}) {
            // Just above the median forecast for a long time, then far below everything.
            int[] count = {0};
            check(.05, delay, 3000, forecast -> count[0]++ % 700 < 400 ? Math.clamp(forecast[3] + 1e-9, 0, WIDTH) : 0);
        }
    }

    private static void check(double rate, int delay, int outcomes, Adversary adversary) {
        List<Double> start =
                LEVELS.values().stream().map(level -> WIDTH * level).toList();
        CalibrationState state = new CalibrationState(rate, Map.of("*", start));
        Deque<double[]> forecasts = new ArrayDeque<>();
        Deque<Double> truths = new ArrayDeque<>();
        double[] missed = new double[LEVELS.size()];
        int learned = 0;
        while (learned < outcomes) {
            double[] quantiles = new double[LEVELS.size()];
            for (int k = 0; k < quantiles.length; k++) {
                quantiles[k] = state.offsetsOf("alpha").get(k); // unsorted: the bound is per level
            }
            forecasts.add(quantiles);
            truths.add(adversary.next(quantiles));
            if (truths.size() > delay) {
                double[] then = forecasts.remove();
                double truth = truths.remove();
                for (int k = 0; k < missed.length; k++) {
                    missed[k] += truth > then[k] ? 1 : 0;
                }
                state = state.updated(LEVELS, "alpha", then, truth);
                learned++;
            }
        }
        double bound = (WIDTH + rate * (delay + 1)) / (rate * outcomes);
        for (int k = 0; k < missed.length; k++) {
            double gap = Math.abs(missed[k] / outcomes - (1 - LEVELS.get(k)));
            assertTrue(gap <= bound, "level " + LEVELS.get(k) + ", delay " + delay + ", rate " + rate + ": " + gap);
        }
    }

    private interface Adversary {
        double next(double[] forecast);
    }

    /// Two regimes of level and spread, inside [0, 4].
    private static final class Switching {
        private final SplittableRandom random;
        private boolean wild;

        Switching(SplittableRandom random) {
            this.random = random;
        }

        double next() {
            wild ^= random.nextInt(150) == 0;
            double value = wild ? 2.5 + random.nextGaussian() : .5 + .2 * random.nextGaussian();
            return Math.clamp(value, 0, WIDTH);
        }
    }
}
