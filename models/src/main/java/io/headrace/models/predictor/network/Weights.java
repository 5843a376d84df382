package io.headrace.models.predictor.network;

/// The checks and copies the layers share; each message states the rule and the value.
final class Weights {
    private Weights() {}

    static double[] finite(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " must hold " + length + " numbers, held " + values.length);
        }
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] must be finite, was " + copy[i]);
            }
        }
        return copy;
    }

    /// A deep copy whose rows all have `width` finite numbers.
    static double[][] rows(String name, double[][] values, int width) {
        if (values.length == 0 || width == 0) {
            throw new IllegalArgumentException(name + " must have at least one row and one column, had none");
        }
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = finite(name + "[" + i + "]", values[i], width);
        }
        return copy;
    }

    static double[][] copy(double[][] values) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            copy[i] = values[i].clone();
        }
        return copy;
    }

    static void requireChannels(String layer, int wanted, int channels) {
        if (channels != wanted) {
            throw new IllegalArgumentException(layer + " must be given " + wanted + " channels, was given " + channels);
        }
    }
}
