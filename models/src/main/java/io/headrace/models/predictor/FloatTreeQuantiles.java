package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.List;

/// Gradient-boosted trees of a library that works in single precision, one ensemble per level. Inputs are
/// rounded to float, and base and leaves are added as floats in list order, so that the result is the
/// library's own, bit for bit.
///
/// A library that tests `x < t` has its thresholds here as the float before `t`. Features are finite, so
/// that the side a library sends missing values to is never asked for.
///
/// @param inputs how many features a vector has
/// @param ensembles one per level; every number in them is a float
public record FloatTreeQuantiles(QuantileLevels levels, int inputs, List<Ensemble> ensembles) implements QuantileModel {
    public FloatTreeQuantiles {
        ensembles = new TreeQuantiles(levels, inputs, ensembles).ensembles();
        for (Ensemble ensemble : ensembles) {
            requireFloat("base", ensemble.base());
            for (Tree tree : ensemble.trees()) {
                for (double number : tree.threshold()) {
                    requireFloat("threshold", number);
                }
                for (double number : tree.value()) {
                    requireFloat("value", number);
                }
            }
        }
    }

    private static void requireFloat(String name, double number) {
        if ((float) number != number) {
            throw new IllegalArgumentException(name + " must be a number of single precision, was " + number);
        }
    }

    @Override
    public void predict(double[] features, double[] out) {
        double[] single = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            single[j] = (float) features[j];
        }
        for (int k = 0; k < ensembles.size(); k++) {
            out[k] = value(ensembles.get(k), single);
        }
    }

    private static float value(Ensemble ensemble, double[] single) {
        float sum = (float) ensemble.base();
        List<Tree> trees = ensemble.trees();
        for (int i = 0; i < trees.size(); i++) {
            sum += (float) trees.get(i).value(single);
        }
        return sum;
    }

    @Override
    public String toString() {
        return "FloatTreeQuantiles[" + levels.size() + " levels, " + inputs + " inputs]";
    }
}
