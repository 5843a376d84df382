package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import java.util.Set;

/// A learner on top of the structural forecast: `out[k] = location(x) + spread(x) * rest[k](x, z)`.
///
/// The learner works in spreads around the location, so it starts from what the margin formula and the
/// plan say, and it reads four more inputs `z` behind the features: location, spread, and the base's
/// quantiles nearest to .5 and .95 in spreads. A learner over several vectors reads them behind each one;
/// location and spread of the last one count.
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
    public int steps() {
        return rest.steps();
    }

    @Override
    public Set<String> venues() {
        return rest.venues();
    }

    @Override
    public void predict(double[] features, double[] out) {
        predict(UNKNOWN_VENUE, features, out);
    }

    @Override
    public void predict(String venue, double[] features, double[] out) {
        double[] inputs = new double[steps() * rest.inputs()];
        for (int step = 0; step < steps(); step++) {
            inputs(base, features, step, inputs);
        }
        rest.predict(venue, inputs, out);
        int last = (steps() - 1) * rest.inputs() + base.inputs();
        for (int k = 0; k < base.levels().size(); k++) {
            out[k] = inputs[last] + inputs[last + 1] * out[k];
        }
    }

    /// What the learner reads of one vector: the features and what the base says of them.
    public static double[] inputs(StructuralQuantiles base, double[] features) {
        double[] inputs = new double[base.inputs() + BASE_INPUTS];
        inputs(base, features, 0, inputs);
        return inputs;
    }

    private static void inputs(StructuralQuantiles base, double[] features, int step, double[] inputs) {
        int width = base.inputs();
        double[] vector =
                features.length == width ? features : Arrays.copyOfRange(features, step * width, (step + 1) * width);
        int at = step * (width + BASE_INPUTS);
        System.arraycopy(vector, 0, inputs, at, width);
        inputs[at + width] = base.base().location(vector);
        inputs[at + width + 1] = base.base().spread(vector);
        inputs[at + width + 2] = base.standardized(vector, base.levels().nearest(.5));
        inputs[at + width + 3] = base.standardized(vector, base.levels().nearest(.95));
    }
}
