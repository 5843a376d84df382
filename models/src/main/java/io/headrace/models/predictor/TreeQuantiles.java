package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;

/// Gradient-boosted regression trees, one ensemble per level (Friedman 2001, with the pinball loss).
///
/// @param inputs how many features a vector has
/// @param ensembles one per level
public record TreeQuantiles(QuantileLevels levels, int inputs, List<Ensemble> ensembles) implements QuantileModel {
    public TreeQuantiles {
        if (inputs <= 0) {
            throw new IllegalArgumentException("inputs must be positive, was " + inputs);
        }
        ensembles = List.copyOf(ensembles);
        if (ensembles.size() != levels.size()) {
            throw new IllegalArgumentException(
                    "ensembles must be one for each of " + levels.size() + " levels, were " + ensembles.size());
        }
        for (Ensemble ensemble : ensembles) {
            for (Tree tree : ensemble.trees()) {
                if (tree.highestFeature() >= inputs) {
                    throw new IllegalArgumentException(
                            "trees must test inputs below " + inputs + ", one tested " + tree.highestFeature());
                }
            }
        }
    }

    @Override
    public void predict(double[] features, double[] out) {
        for (int k = 0; k < ensembles.size(); k++) {
            out[k] = ensembles.get(k).value(features);
        }
    }

    @Override
    public String toString() {
        return "TreeQuantiles[" + levels.size() + " levels, " + inputs + " inputs]";
    }
}
