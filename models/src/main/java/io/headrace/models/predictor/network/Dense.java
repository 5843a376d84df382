package io.headrace.models.predictor.network;

import java.util.Arrays;

/// A linear map of each step on its own: `out[o] = bias[o] + sum_j weights[o][j] * in[j]`.
///
/// @param weights one row per output
/// @param bias one per output
public record Dense(double[][] weights, double[] bias) implements Layer {
    public Dense {
        weights = Weights.rows("weights", weights, weights.length == 0 ? 0 : weights[0].length);
        bias = Weights.finite("bias", bias, weights.length);
    }

    /// Whether it reads and gives as many numbers as another.
    public boolean isShapedLike(Dense other) {
        return weights.length == other.weights.length && weights[0].length == other.weights[0].length;
    }

    @Override
    public int channels(int channels, int steps) {
        Weights.requireChannels("a dense layer", weights[0].length, channels);
        return weights.length;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        int at = 0;
        for (int step = 0; step < steps; step++) {
            int from = step * channels;
            for (int o = 0; o < weights.length; o++) {
                out[at++] = bias[o] + dot(weights[o], in, from);
            }
        }
    }

    /// The product of a row and the numbers from a place on. Four sums at once: one would wait for itself.
    static double dot(double[] row, double[] in, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 3 < row.length; j += 4) {
            a += row[j] * in[from + j];
            b += row[j + 1] * in[from + j + 1];
            c += row[j + 2] * in[from + j + 2];
            d += row[j + 3] * in[from + j + 3];
        }
        for (; j < row.length; j++) {
            a += row[j] * in[from + j];
        }
        return (a + b) + (c + d);
    }

    @Override
    public double[][] weights() {
        return Weights.copy(weights);
    }

    @Override
    public double[] bias() {
        return bias.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dense that
                && Arrays.deepEquals(weights, that.weights)
                && Arrays.equals(bias, that.bias);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(weights) + Arrays.hashCode(bias);
    }

    @Override
    public String toString() {
        return "Dense[" + weights[0].length + " to " + weights.length + ']';
    }
}
