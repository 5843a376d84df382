package io.headrace.models.evaluation.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioOverTimeTest {
    private static final int WINDOW = 24;

    @Test
    void intervalsOfOverlappingRowsHoldTheTruthAboutAsOftenAsTheySay() {
        int hac = 0;
        int bootstrap = 0;
        int naive = 0;
        int rounds = 200;
        for (int seed = 0; seed < rounds; seed++) {
            double[] series = overlapping(1200, seed);
            RatioOverTime mean = mean(series);
            hac += mean.hac(.9).orElseThrow().contains(0) ? 1 : 0;
            bootstrap += mean.bootstrap(.9, 200, seed).orElseThrow().contains(0) ? 1 : 0;
            double error = Math.sqrt(HacKernel.BARTLETT.longRunVariance(series, 0) / series.length);
            naive += Math.abs(mean.value()) < 1.645 * error ? 1 : 0;
        }
        assertTrue(hac >= .84 * rounds && hac <= .96 * rounds, "HAC held " + hac);
        assertTrue(bootstrap >= .80 * rounds && bootstrap <= .96 * rounds, "bootstrap held " + bootstrap);
        assertTrue(naive < .5 * rounds, "rows taken for independent held " + naive);
    }

    @Test
    void ratioIsOfSumsAndInstantsThatDoNotCountKeepTheirPlace() {
        double[] above = {1, 0, 3, 0, 2, 0};
        double[] below = {2, 0, 2, 0, 2, 0};
        RatioOverTime ratio = RatioOverTime.of(above, below, 1).orElseThrow();
        assertEquals(1, ratio.value());
        assertEquals(3, ratio.independentWindows());
        Interval interval = ratio.hac(.9).orElseThrow();
        assertTrue(interval.low() < 1 && interval.high() > 1);
        assertEquals(interval.high() - 1, 1 - interval.low(), 1e-12);
    }

    @Test
    void lagIsAtLeastTheWindowLessOne() {
        assertEquals(2 * WINDOW - 1, mean(new double[500]).lag());
        assertEquals(
                6, RatioOverTime.of(ones(1000), ones(1000), 1).orElseThrow().lag());
    }

    @Test
    void sameSeedGivesTheSameInterval() {
        RatioOverTime mean = mean(overlapping(600, 3));
        assertEquals(mean.bootstrap(.9, 100, 7), mean.bootstrap(.9, 100, 7));
        assertTrue(!mean.bootstrap(.9, 100, 7).equals(mean.bootstrap(.9, 100, 8)));
    }

    @Test
    void whatHasNoIntervalSaysWhy() {
        assertTrue(reason(RatioOverTime.of(new double[3], new double[3], 1)).contains("no rows"));
        assertTrue(reason(RatioOverTime.of(new double[3], new double[] {0, 0, -1}, 1))
                .contains("nothing to measure"));
        RatioOverTime one = RatioOverTime.of(new double[] {5}, ones(1), 1).orElseThrow();
        assertEquals(5, one.value());
        assertTrue(reason(one.hac(.9)).contains("3 windows that share no outcome, there are 1"));
        assertTrue(reason(one.bootstrap(.9, 10, 1)).contains("there are 1"));
        RatioOverTime constant = RatioOverTime.of(ones(50), ones(50), 1).orElseThrow();
        assertTrue(reason(constant.hac(.9)).contains("same at every instant"));
        assertTrue(reason(constant.bootstrap(.9, 10, 1)).contains("same at every instant"));
    }

    private static RatioOverTime mean(double[] series) {
        return RatioOverTime.of(series, ones(series.length), WINDOW).orElseThrow();
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// Sums of a window of independent draws, as losses over overlapping windows are.
    private static double[] overlapping(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] draws = new double[size + WINDOW];
        Arrays.setAll(draws, t -> random.nextGaussian());
        double[] sums = new double[size];
        for (int t = 0; t < size; t++) {
            for (int j = 0; j < WINDOW; j++) {
                sums[t] += draws[t + j];
            }
        }
        return sums;
    }

    private static String reason(io.headrace.models.evaluation.Finding<?> finding) {
        return finding.whyMissing().orElse("");
    }
}
