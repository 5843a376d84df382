package io.headrace.models.predictor;

/// The checks and copies the predictors share; each message states the rule and the value.
final class Numbers {
    private Numbers() {}

    static double[] finite(String name, double[] values) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] must be finite, was " + copy[i]);
            }
        }
        return copy;
    }

    /// A deep copy whose rows all have `width` finite values.
    static double[][] rows(String name, double[][] values, int width) {
        double[][] copy = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            String row = name + "[" + i + "]";
            if (values[i].length != width) {
                throw new IllegalArgumentException(row + " must hold " + width + " numbers, held " + values[i].length);
            }
            copy[i] = finite(row, values[i]);
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
}
