package io.headrace.models.predictor;

import java.util.List;

/// Boosted trees for one level: the base plus one leaf of each tree, summed in list order.
///
/// @param base finite
public record Ensemble(double base, List<Tree> trees) {
    public Ensemble {
        if (!Double.isFinite(base)) {
            throw new IllegalArgumentException("base must be finite, was " + base);
        }
        trees = List.copyOf(trees);
    }

    public double value(double[] features) {
        double sum = base;
        for (int i = 0; i < trees.size(); i++) { // by index: an iterator would allocate
            sum += trees.get(i).value(features);
        }
        return sum;
    }
}
