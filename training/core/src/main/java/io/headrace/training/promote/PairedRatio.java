package io.headrace.training.promote;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The ratio of two sums over the same rows, with the middle 90 % of what it is when whole days are drawn with
/// replacement (block bootstrap; Künsch 1989): labels that overlap stay together, and so do venues.
///
/// @param value NaN when the second sum is 0
/// @param days drawn from
record PairedRatio(double value, double low, double high, int days) {
    /// Below so many days an interval says nothing.
    static final int FEWEST_DAYS = 7;

    private static final int DRAWS = 2000;
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long SEED = 20_110_401;

    /// @param asOfNanos of each row, in order
    static PairedRatio of(long[] asOfNanos, double[] above, double[] below) {
        long firstDay = asOfNanos.length == 0 ? 0 : Math.floorDiv(asOfNanos[0], DAY_NANOS);
        int span = asOfNanos.length == 0
                ? 0
                : (int) (Math.floorDiv(asOfNanos[asOfNanos.length - 1], DAY_NANOS) - firstDay + 1);
        double[][] sums = new double[2][span];
        boolean[] present = new boolean[span];
        for (int i = 0; i < asOfNanos.length; i++) {
            int day = (int) (Math.floorDiv(asOfNanos[i], DAY_NANOS) - firstDay);
            sums[0][day] += above[i];
            sums[1][day] += below[i];
            present[day] = true;
        }
        int[] days = IntStream.range(0, span).filter(day -> present[day]).toArray();
        double ratio = Arrays.stream(above).sum() / Arrays.stream(below).sum();
        if (days.length < FEWEST_DAYS || !Double.isFinite(ratio)) {
            return new PairedRatio(ratio, Double.NaN, Double.NaN, days.length);
        }
        double[] draws = draws(sums, days);
        return new PairedRatio(ratio, draws[DRAWS / 20], draws[DRAWS - 1 - DRAWS / 20], days.length);
    }

    private static double[] draws(double[][] sums, int[] days) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] draws = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double top = 0;
            double bottom = 0;
            for (int i = 0; i < days.length; i++) {
                int day = days[random.nextInt(days.length)];
                top += sums[0][day];
                bottom += sums[1][day];
            }
            draws[draw] = bottom > 0 ? top / bottom : 1;
        }
        Arrays.sort(draws);
        return draws;
    }

    boolean hasInterval() {
        return !Double.isNaN(low);
    }
}
