package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;

/// A learner on top of the structural forecast: `out[k] = location(x) + spread(x) * rest[k](x, z)`.
///
/// The learner works in spreads around the location, so it starts from what the margin formula and the
/// plan say, and it reads four more inputs `z` behind the features: location, spread, and the base's
/// quantiles nearest to .5 and .95 in spreads.
///
/// @param base what the learner stands on
/// @param rest reads [#inputs()] features and [#BASE_INPUTS] more
public record StackedQuantiles(StructuralQuantiles base, QuantileModel rest) implements QuantileModel {
    /// How many inputs follow the features.
    public static final int BASE_INPUTS = 4;

    public StackedQuantiles {
        if (!rest.levels().equals(base.levels())) {
            throw new IllegalArgumentException("levels of base and learner must be the same, were "
                    + base.levels().values() + " and " + rest.levels().values());
        }
        if (rest.inputs() != base.inputs() + BASE_INPUTS) {
            throw new IllegalArgumentException("the learner must read " + base.inputs() + " features and " + BASE_INPUTS
                    + " more, reads " + rest.inputs());
        }
    }

    @Override
    public QuantileLevels levels() {
        return base.levels();
    }

    @Override
    public int inputs() {
        return base.inputs();
    }

    @Override
    public void predict(double[] features, double[] out) {
        double[] inputs = inputs(base, features);
        rest.predict(inputs, out);
        double location = inputs[base.inputs()];
        double spread = inputs[base.inputs() + 1];
        for (int k = 0; k < base.levels().size(); k++) {
            out[k] = location + spread * out[k];
        }
    }

    /// What the learner reads: the features and what the base says of them.
    public static double[] inputs(StructuralQuantiles base, double[] features) {
        int width = base.inputs();
        double[] inputs = new double[width + BASE_INPUTS];
        System.arraycopy(features, 0, inputs, 0, width);
        inputs[width] = base.base().location(features);
        inputs[width + 1] = base.base().spread(features);
        inputs[width + 2] = base.standardized(features, base.levels().nearest(.5));
        inputs[width + 3] = base.standardized(features, base.levels().nearest(.95));
        return inputs;
    }
}
