package io.headrace.models.drift;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// How often detectors err and how late they are on seeded streams of exceedances: 4,000 outcomes at a rate
/// of .1, then a higher rate. Bands are around what MOA's detectors and a written-out CUSUM reached on 200
/// such streams.
class DetectorTableTest {
    private static final int STREAMS = 60;
    private static final int CALM = 4000;
    private static final int CHANGED = 3000;

    @Test
    void informedCusumIsFastAndSeldomErrs() {
        Supplier<Detector> cusum = () -> new ExceedanceCusum(.1, .3, 9)::observe;
        Row strong = row("cusum h=9", .3, cusum);
        assertTrue(strong.falseAlarms <= .03 && strong.missed == 0, strong.toString());
        assertTrue(strong.median >= 25 && strong.median <= 60 && strong.ninth <= 120, strong.toString());
        Row stronger = row("cusum h=9", .5, cusum);
        assertTrue(stronger.median >= 10 && stronger.median <= 22 && stronger.ninth <= 45, stronger.toString());
    }

    @Test
    void eagerAdwinIsAsLateAndAsCalmAsMoas() {
        Supplier<Detector> adwin = () -> adwin(.05);
        Row strong = row("ADWIN .05", .3, adwin);
        assertTrue(strong.falseAlarms <= .01 && strong.missed == 0, strong.toString());
        assertTrue(strong.median >= 32 && strong.median <= 96 && strong.ninth <= 160, strong.toString());
        Row weak = row("ADWIN .05", .2, adwin);
        assertTrue(weak.median >= 128 && weak.median <= 288, weak.toString());
    }

    @Test
    void cautiousAdwinHardlyEverErrs() {
        Row strong = row("ADWIN .002", .3, () -> adwin(.002));
        assertTrue(strong.falseAlarms <= .002, strong.toString());
        assertTrue(strong.median >= 64 && strong.median <= 160 && strong.ninth <= 224, strong.toString());
    }

    private interface Detector {
        boolean observe(boolean exceeded);
    }

    private static Detector adwin(double delta) {
        Adwin adwin = new Adwin(delta);
        return exceeded -> adwin.observe(exceeded ? 1 : 0);
    }

    /// @param falseAlarms per 1,000 outcomes before the change
    /// @param median outcomes from the change to the first alarm, of streams that gave one
    private record Row(String name, double rate, double falseAlarms, double median, double ninth, int missed) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s, .1 to %.2f: %.4f false alarms per 1,000, delay %.0f (median), %.0f (nine in ten), %d missed",
                    name,
                    rate,
                    falseAlarms,
                    median,
                    ninth,
                    missed);
        }
    }

    private static Row row(String name, double rate, Supplier<Detector> detectors) {
        double[] delays = new double[STREAMS];
        long falseAlarms = 0;
        for (int seed = 0; seed < STREAMS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Detector detector = detectors.get();
            for (int t = 0; t < CALM; t++) {
                falseAlarms += detector.observe(random.nextDouble() < .1) ? 1 : 0;
            }
            delays[seed] = delay(detector, random, rate);
        }
        double[] found = Arrays.stream(delays).filter(Double::isFinite).sorted().toArray();
        return new Row(
                name,
                rate,
                1000.0 * falseAlarms / STREAMS / CALM,
                found[found.length / 2],
                found[found.length * 9 / 10],
                STREAMS - found.length);
    }

    private static double delay(Detector detector, SplittableRandom random, double rate) {
        for (int t = 1; t <= CHANGED; t++) {
            if (detector.observe(random.nextDouble() < rate)) {
                return t;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
