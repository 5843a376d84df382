package io.headrace.models.predictor.network;

import java.util.Arrays;

/// A long short-term memory (Hochreiter and Schmidhuber 1997, with a forget gate and no peepholes), begun at
/// zero:
/// `c = sigmoid(f) * c + sigmoid(i) * tanh(g)`, `h = sigmoid(o) * tanh(c)`, with `i, f, o, g` the four blocks of
/// `bias + weights * (x, h)`. One row of `h` comes out per step.
///
/// @param weights 4 H rows in the blocks input gate, forget gate, output gate, candidate; each holds one
///     number per channel and then one per unit
/// @param bias 4 H numbers, in the same blocks
public record Lstm(double[][] weights, double[] bias) implements Layer {
    private static final int BLOCKS = 4;

    public Lstm {
        weights = Weights.rows("weights", weights, weights.length == 0 ? 0 : weights[0].length);
        if (weights.length % BLOCKS != 0 || weights[0].length <= weights.length / BLOCKS) {
            throw new IllegalArgumentException("weights must be 4 H rows of more than H numbers, were " + weights.length
                    + " rows of " + weights[0].length);
        }
        bias = Weights.finite("bias", bias, weights.length);
    }

    /// H, the numbers that come out per step.
    public int units() {
        return weights.length / BLOCKS;
    }

    @Override
    public int channels(int channels, int steps) {
        Weights.requireChannels("an LSTM", weights[0].length - units(), channels);
        return units();
    }

    /// The cell, the gates, and what they read: a row of inputs and the last output.
    @Override
    public int workspace() {
        return units() + weights.length + weights[0].length;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        int units = units();
        int gates = units;
        int read = units + weights.length;
        Arrays.fill(work, 0, units, 0);
        Arrays.fill(work, read, read + channels + units, 0);
        for (int step = 0; step < steps; step++) {
            System.arraycopy(in, step * channels, work, read, channels);
            for (int row = 0; row < weights.length; row++) {
                work[gates + row] = bias[row] + Dense.dot(weights[row], work, read);
            }
            for (int unit = 0; unit < units; unit++) {
                double input = Activation.SIGMOID.of(work[gates + unit]);
                double forget = Activation.SIGMOID.of(work[gates + units + unit]);
                double output = Activation.SIGMOID.of(work[gates + 2 * units + unit]);
                work[unit] = forget * work[unit] + input * Math.tanh(work[gates + 3 * units + unit]);
                double h = output * Math.tanh(work[unit]);
                work[read + channels + unit] = h;
                out[step * units + unit] = h;
            }
        }
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
        return other instanceof Lstm that && Arrays.deepEquals(weights, that.weights) && Arrays.equals(bias, that.bias);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(weights) + Arrays.hashCode(bias);
    }

    @Override
    public String toString() {
        return "Lstm[" + (weights[0].length - units()) + " to " + units() + ']';
    }
}
