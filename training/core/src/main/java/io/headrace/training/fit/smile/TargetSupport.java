package io.headrace.training.fit.smile;

import java.util.Arrays;

/// A few hundred values that stand for all targets: the mean of each of many small groups of neighbours, each
/// group at most a twentieth of the rows on its nearer side, so that a level far out is held as exactly, by its
/// own measure, as the median.
///
/// @param lowest the smallest target of each group, rising strictly
/// @param mean of each group
record TargetSupport(double[] lowest, double[] mean) {
    private static final int PARTS = 20;

    static TargetSupport of(double[] targets) {
        double[] sorted = targets.clone();
        Arrays.sort(sorted);
        double[] lowest = new double[sorted.length];
        double[] mean = new double[sorted.length];
        int groups = 0;
        int from = 0;
        while (from < sorted.length) {
            int to = from + Math.max(1, Math.min(from + 1, sorted.length - from) / PARTS);
            while (to < sorted.length && sorted[to] == sorted[to - 1]) {
                to++; // equal targets stay together
            }
            lowest[groups] = sorted[from];
            mean[groups++] = mean(sorted, from, to);
            from = to;
        }
        return new TargetSupport(Arrays.copyOf(lowest, groups), Arrays.copyOf(mean, groups));
    }

    /// Between the smallest and the largest of the group, so that means rise as groups do.
    private static double mean(double[] sorted, int from, int to) {
        double above = 0;
        for (int i = from; i < to; i++) {
            above += sorted[i] - sorted[from];
        }
        return Math.min(sorted[from] + above / (to - from), sorted[to - 1]);
    }

    /// The group of a target.
    int group(double target) {
        int place = Arrays.binarySearch(lowest, target);
        return place >= 0 ? place : -place - 2;
    }
}
