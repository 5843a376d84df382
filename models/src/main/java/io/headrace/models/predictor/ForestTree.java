package io.headrace.models.predictor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A tree of a quantile regression forest: each leaf holds how often each value of the forest's support
/// was seen in it.
///
/// @param shape its leaves' values are positions in `leaves`
/// @param leaves pairs of a position in the support, rising, and a positive count
public record ForestTree(Tree shape, List<int[]> leaves) {
    public ForestTree {
        leaves = leaves.stream().map(int[]::clone).toList();
        int[] feature = shape.feature();
        double[] value = shape.value();
        for (int node = 0; node < feature.length; node++) {
            if (feature[node] == Tree.LEAF && !(value[node] == Math.rint(value[node]) && inside(value[node], leaves))) {
                throw new IllegalArgumentException(
                        "leaves must point at one of " + leaves.size() + " counts, one at " + value[node]);
            }
        }
        leaves.forEach(ForestTree::requirePairs);
    }

    private static boolean inside(double place, List<int[]> leaves) {
        return place >= 0 && place < leaves.size();
    }

    private static void requirePairs(int[] pairs) {
        int previous = -1;
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            if (pairs[i] <= previous || pairs[i + 1] <= 0) {
                throw new IllegalArgumentException(
                        "counts must be positive at rising positions, were " + Arrays.toString(pairs));
            }
            previous = pairs[i];
        }
        if (pairs.length == 0 || pairs.length % 2 != 0) {
            throw new IllegalArgumentException("counts must be pairs, at least one, were " + Arrays.toString(pairs));
        }
    }

    /// The largest position in the support.
    int highest() {
        return leaves.stream().mapToInt(pairs -> pairs[pairs.length - 2]).max().orElse(-1);
    }

    /// Adds the shares of the leaf that `features` falls into, 1 in all.
    void addShares(double[] features, double[] shares) {
        int[] pairs = leaves.get((int) shape.value(features));
        int size = 0;
        for (int i = 1; i < pairs.length; i += 2) {
            size += pairs[i];
        }
        for (int i = 0; i < pairs.length; i += 2) {
            shares[pairs[i]] += (double) pairs[i + 1] / size;
        }
    }

    @Override
    public List<int[]> leaves() {
        List<int[]> copy = new ArrayList<>(leaves.size());
        leaves.forEach(pairs -> copy.add(pairs.clone()));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForestTree that
                && shape.equals(that.shape)
                && Arrays.deepEquals(leaves.toArray(), that.leaves.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.deepHashCode(leaves.toArray());
    }
}
