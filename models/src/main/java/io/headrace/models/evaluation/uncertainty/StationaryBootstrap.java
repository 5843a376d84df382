package io.headrace.models.evaluation.uncertainty;

import java.util.SplittableRandom;

/// Draws a series anew in blocks of random length, so that what depends on its neighbours keeps them
/// (Politis and Romano 1994). Lengths are geometric with a stated mean; the series is taken as a circle.
///
/// @param meanBlock mean length of a block, at least 1
/// @param draws how many times the series is drawn, at least 1
/// @param seed the same seed gives the same draws
public record StationaryBootstrap(double meanBlock, int draws, long seed) {
    public StationaryBootstrap {
        if (!(meanBlock >= 1) || Double.isInfinite(meanBlock) || draws < 1) {
            throw new IllegalArgumentException(
                    "meanBlock and draws must be at least 1, were " + meanBlock + ", " + draws);
        }
    }

    /// Sums of each series over each draw.
    ///
    /// @param series of one length, at least one value each, in time order
    /// @return by draw and series
    public double[][] sums(double[]... series) {
        int size = series.length == 0 ? 0 : series[0].length;
        if (size < 1) {
            throw new IllegalArgumentException("series must have a value, were " + series.length + " of " + size);
        }
        double[][] running = new double[series.length][];
        for (int i = 0; i < series.length; i++) {
            running[i] = running(series[i], size);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[][] sums = new double[draws][series.length];
        for (double[] sum : sums) {
            int left = size;
            while (left > 0) {
                int start = random.nextInt(size);
                int length = Math.min(left, length(random));
                for (int i = 0; i < running.length; i++) {
                    sum[i] += between(running[i], start, length);
                }
                left -= length;
            }
        }
        return sums;
    }

    private int length(SplittableRandom random) {
        double blocks = Math.log(1 - random.nextDouble()) / Math.log1p(-1 / meanBlock);
        return 1 + (int) Math.min(Integer.MAX_VALUE - 1, blocks);
    }

    /// Sums of the first values: 0, the first, the first two...
    private static double[] running(double[] series, int size) {
        if (series.length != size) {
            throw new IllegalArgumentException("series must be of one length, were " + size + " and " + series.length);
        }
        double[] running = new double[size + 1];
        for (int t = 0; t < size; t++) {
            running[t + 1] = running[t] + series[t];
        }
        return running;
    }

    private static double between(double[] running, int start, int length) {
        int size = running.length - 1;
        int end = start + length;
        return end <= size ? running[end] - running[start] : running[size] - running[start] + running[end - size];
    }
}
