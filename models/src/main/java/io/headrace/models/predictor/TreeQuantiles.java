package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;

/// Gradient-boosted regression trees, one ensemble per level (Friedman 2001, with the pinball loss), on top of a
/// feature that is known to add one for one: `out[k] = x[offsetColumn] + ensembles[k](x)`.
///
/// @param inputs how many features a vector has
/// @param offsetColumn position of the feature the trees start from, or [#NO_OFFSET]
/// @param ensembles one per level
public record TreeQuantiles(QuantileLevels levels, int inputs, int offsetColumn, List<Ensemble> ensembles)
        implements QuantileModel {
    public static final int NO_OFFSET = -1;

    public TreeQuantiles {
        if (inputs <= 0) {
            throw new IllegalArgumentException("inputs must be positive, was " + inputs);
        }
        if (offsetColumn < NO_OFFSET || offsetColumn >= inputs) {
            throw new IllegalArgumentException(
                    "offsetColumn must be -1 or a position in a vector of " + inputs + ", was " + offsetColumn);
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

    /// Trees that start from nothing.
    public TreeQuantiles(QuantileLevels levels, int inputs, List<Ensemble> ensembles) {
        this(levels, inputs, NO_OFFSET, ensembles);
    }

    @Override
    public void predict(double[] features, double[] out) {
        double offset = offsetColumn == NO_OFFSET ? 0 : features[offsetColumn];
        for (int k = 0; k < ensembles.size(); k++) {
            out[k] = offset + ensembles.get(k).value(features);
        }
    }

    @Override
    public String toString() {
        return "TreeQuantiles[" + levels.size() + " levels, " + inputs + " inputs]";
    }
}
