package io.headrace.models.predictor;

import java.util.Arrays;

/// A regression tree as parallel arrays, node 0 the root. An inner node sends `x[feature] <= threshold` left,
/// everything else right; a leaf has feature -1 and its value.
///
/// Children come after their parent and every node but the root has exactly one parent, so a walk always
/// ends.
///
/// @param feature position of the tested input, or -1 at a leaf
/// @param threshold read at inner nodes
/// @param left,right node numbers, read at inner nodes
/// @param value read at leaves; includes the learning rate
public record Tree(int[] feature, double[] threshold, int[] left, int[] right, double[] value) {
    public static final int LEAF = -1;

    public Tree {
        feature = feature.clone();
        left = left.clone();
        right = right.clone();
        threshold = Numbers.finite("threshold", threshold);
        value = Numbers.finite("value", value);
        int nodes = feature.length;
        if (nodes == 0
                || threshold.length != nodes
                || left.length != nodes
                || right.length != nodes
                || value.length != nodes) {
            throw new IllegalArgumentException(
                    "a tree must hold as many thresholds, lefts, rights and values as features, "
                            + "held " + nodes + ", " + threshold.length + ", " + left.length + ", " + right.length
                            + ", "
                            + value.length);
        }
        requireShape(feature, left, right);
    }

    /// The value of the leaf that `features` falls into.
    public double value(double[] features) {
        int node = 0;
        while (feature[node] >= 0) {
            node = features[feature[node]] <= threshold[node] ? left[node] : right[node];
        }
        return value[node];
    }

    public int nodes() {
        return feature.length;
    }

    /// The largest input position tested, or -1 when there is only a leaf.
    public int highestFeature() {
        int highest = LEAF;
        for (int position : feature) {
            highest = Math.max(highest, position);
        }
        return highest;
    }

    private static void requireShape(int[] feature, int[] left, int[] right) {
        int[] parents = new int[feature.length];
        for (int node = 0; node < feature.length; node++) {
            if (feature[node] < LEAF) {
                throw new IllegalArgumentException(
                        "feature of node " + node + " must be a position or -1, was " + feature[node]);
            }
            if (feature[node] != LEAF) {
                adopt(parents, node, left[node]);
                adopt(parents, node, right[node]);
            }
        }
        for (int node = 1; node < parents.length; node++) {
            if (parents[node] != 1) {
                throw new IllegalArgumentException(
                        "node " + node + " must have exactly one parent, had " + parents[node]);
            }
        }
    }

    private static void adopt(int[] parents, int node, int child) {
        if (child <= node || child >= parents.length) {
            throw new IllegalArgumentException("children of node " + node + " must lie between " + (node + 1) + " and "
                    + (parents.length - 1) + ", one was " + child);
        }
        parents[child]++;
    }

    @Override
    public int[] feature() {
        return feature.clone();
    }

    @Override
    public double[] threshold() {
        return threshold.clone();
    }

    @Override
    public int[] left() {
        return left.clone();
    }

    @Override
    public int[] right() {
        return right.clone();
    }

    @Override
    public double[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tree that
                && Arrays.equals(feature, that.feature)
                && Arrays.equals(threshold, that.threshold)
                && Arrays.equals(left, that.left)
                && Arrays.equals(right, that.right)
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(feature) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Tree[" + feature.length + " nodes]";
    }
}
