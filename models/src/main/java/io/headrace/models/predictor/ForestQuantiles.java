package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import java.util.List;

/// A quantile regression forest (Meinshausen, "Quantile regression forests", 2006): the training targets in
/// the leaves a row falls into, each leaf counting the same, are its distribution.
///
/// Targets are held as the support's values. A level between the middles of two neighbours' shares is
/// read off the line between them, so quantiles never cross.
///
/// @param inputs how many features a vector has
/// @param support strictly rising
public record ForestQuantiles(QuantileLevels levels, int inputs, double[] support, List<ForestTree> trees)
        implements QuantileModel {
    public ForestQuantiles {
        support = Numbers.finite("support", support);
        trees = List.copyOf(trees);
        if (trees.isEmpty() || support.length == 0) {
            throw new IllegalArgumentException(
                    "trees and support must be at least one each, were " + trees.size() + " and " + support.length);
        }
        for (int i = 1; i < support.length; i++) {
            if (!(support[i] > support[i - 1])) {
                throw new IllegalArgumentException(
                        "support must rise strictly, had " + support[i - 1] + " before " + support[i]);
            }
        }
        for (ForestTree tree : trees) {
            if (tree.shape().highestFeature() >= inputs || tree.highest() >= support.length) {
                throw new IllegalArgumentException("trees must test inputs below " + inputs + " and count values below "
                        + support.length + ", one went to " + tree.shape().highestFeature() + " and " + tree.highest());
            }
        }
    }

    @Override
    public void predict(double[] features, double[] out) {
        double[] shares = new double[support.length];
        for (int i = 0; i < trees.size(); i++) {
            trees.get(i).addShares(features, shares);
        }
        double before = 0;
        double lastMiddle = 0;
        int last = -1;
        int k = 0;
        for (int i = 0; i < shares.length && k < levels.size(); i++) {
            double share = shares[i] / trees.size();
            if (share > 0) {
                double middle = before + share / 2;
                while (k < levels.size() && levels.get(k) <= middle) {
                    out[k] = last < 0
                            ? support[i]
                            : between(support[last], support[i], (levels.get(k) - lastMiddle) / (middle - lastMiddle));
                    k++;
                }
                before += share;
                lastMiddle = middle;
                last = i;
            }
        }
        while (k < levels.size()) {
            out[k++] = support[last];
        }
    }

    private static double between(double low, double high, double part) {
        return low + part * (high - low);
    }

    @Override
    public double[] support() {
        return support.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForestQuantiles that
                && levels.equals(that.levels)
                && inputs == that.inputs
                && Arrays.equals(support, that.support)
                && trees.equals(that.trees);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(support) + trees.hashCode();
    }

    @Override
    public String toString() {
        return "ForestQuantiles[" + levels.size() + " levels, " + trees.size() + " trees]";
    }
}
