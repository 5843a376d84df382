package io.headrace.models.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    @Test
    void holdsWhenOutcomesComeInAnyOrder() {
        for (int seed = 0; seed < 6; seed++) {
            int most = new int[] {1, 5, 40}[seed % 3];
            SplittableRandom random = new SplittableRandom(100 + seed);
            Switching stream = new Switching(random);
            List<double[]> forecasts = new ArrayList<>();
            List<Double> truths = new ArrayList<>();
            Ledger ledger = new Ledger(.05);
            while (ledger.learned < 4000) {
                forecasts.add(ledger.forecast());
                truths.add(stream.next());
                // All at once, one of many, or none: never more than `most` stay outstanding.
                while (truths.size() > (random.nextInt(3) == 0 ? random.nextInt(most + 1) : most)) {
                    int any = random.nextInt(truths.size());
                    ledger.learn(forecasts.remove(any), truths.remove(any));
                }
            }
            ledger.assertBound(most);
        }
    }

    @Test
    void crossedOffsetsDoNotDriveEachOtherApart() {
        // The model holds .9 and .95 a hair apart, so that the first steps cross them.
        QuantileLevels close = new QuantileLevels(List.of(.9, .95));
        CalibrationState state = new CalibrationState(.05, Map.of("*", List.of(.5, 0.0)));
        SplittableRandom random = new SplittableRandom(7);
        long[] covered = new long[2];
        int outcomes = 20_000;
        for (int t = 0; t < outcomes; t++) {
            double truth = random.nextGaussian();
            double[] served = {0, .01};
            state.apply("alpha", served);
            covered[0] += truth <= served[0] ? 1 : 0;
            covered[1] += truth <= served[1] ? 1 : 0;
            double[] own = {0, .01};
            state.shift("alpha", own);
            state = state.updated(close, "alpha", own, truth);
        }
        assertEquals(.9, (double) covered[0] / outcomes, .01);
        assertEquals(.95, (double) covered[1] / outcomes, .01);
    }

    private static void check(double rate, int delay, int outcomes, Adversary adversary) {
        Ledger ledger = new Ledger(rate);
        Deque<double[]> forecasts = new ArrayDeque<>();
        Deque<Double> truths = new ArrayDeque<>();
        while (ledger.learned < outcomes) {
            double[] quantiles = ledger.forecast();
            forecasts.add(quantiles);
            truths.add(adversary.next(quantiles));
            if (truths.size() > delay) {
                ledger.learn(forecasts.remove(), truths.remove());
            }
        }
        ledger.assertBound(delay);
    }

    /// Counts misses of each level's own quantile as its outcomes are learned.
    private static final class Ledger {
        private final double rate;
        private final double[] missed = new double[LEVELS.size()];
        private CalibrationState state;
        private int learned;

        Ledger(double rate) {
            this.rate = rate;
            List<Double> start =
                    LEVELS.values().stream().map(level -> WIDTH * level).toList();
            state = new CalibrationState(rate, Map.of("*", start));
        }

        double[] forecast() {
            double[] quantiles = new double[LEVELS.size()];
            state.shift("alpha", quantiles);
            return quantiles;
        }

        void learn(double[] then, double truth) {
            for (int k = 0; k < missed.length; k++) {
                missed[k] += truth > then[k] ? 1 : 0;
            }
            state = state.updated(LEVELS, "alpha", then, truth);
            learned++;
        }

        void assertBound(int outstanding) {
            double bound = (WIDTH + rate * (outstanding + 1)) / (rate * learned);
            for (int k = 0; k < missed.length; k++) {
                double gap = Math.abs(missed[k] / learned - (1 - LEVELS.get(k)));
                assertTrue(gap <= bound, "level " + LEVELS.get(k) + ", " + outstanding + " late, rate " + rate);
            }
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
