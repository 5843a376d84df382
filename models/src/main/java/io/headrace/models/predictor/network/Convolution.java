package io.headrace.models.predictor.network;

import java.util.Arrays;

/// A dilated convolution along time (WaveNet, van den Oord and others 2016). Step t of the output reads the
/// inputs `t - before + i * dilation` for the taps i; steps outside the input count as zeros:
/// `out[t][o] = bias[o] + sum over i, c of weights[o][i * channels + c] * in[t - before + i * dilation][c]`.
///
/// Without padding (`before` and `after` 0) nothing is made up: fewer steps come out than go in, and the
/// last one is the causal convolution at the last step. With `before = (taps - 1) * dilation` and `after = 0`
/// it is causal at every step.
///
/// @param weights one row per output; tap by tap, oldest first, each with one number per channel
/// @param bias one per output
/// @param taps positive
/// @param dilation steps between taps, positive
/// @param before,after steps of zeros put at each end, at least 0
public record Convolution(double[][] weights, double[] bias, int taps, int dilation, int before, int after)
        implements Layer {
    private static final int MOST = 4096;

    public Convolution {
        if (taps < 1 || taps > MOST || dilation < 1 || dilation > MOST) {
            throw new IllegalArgumentException(
                    "taps and dilation must be 1 to " + MOST + ", were " + taps + ", " + dilation);
        }
        if (before < 0 || after < 0 || before > MOST || after > MOST) {
            throw new IllegalArgumentException("padding must be 0 to " + MOST + ", was " + before + ", " + after);
        }
        weights = Weights.rows("weights", weights, weights.length == 0 ? 0 : weights[0].length);
        bias = Weights.finite("bias", bias, weights.length);
        if (weights[0].length % taps != 0) {
            throw new IllegalArgumentException(
                    "weights must hold as many numbers for each of " + taps + " taps, held " + weights[0].length);
        }
    }

    @Override
    public int channels(int channels, int steps) {
        Weights.requireChannels("a convolution", weights[0].length / taps, channels);
        return weights.length;
    }

    @Override
    public int steps(int steps) {
        int left = steps + before + after - (taps - 1) * dilation;
        if (left < 1) {
            throw new IllegalArgumentException(
                    "a convolution must be given at least " + (steps - left + 1) + " steps, was given " + steps);
        }
        return left;
    }

    @Override
    public int workspace() {
        return weights[0].length;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        int at = 0;
        for (int t = 0; t < steps(steps); t++) {
            for (int i = 0; i < taps; i++) {
                int from = t - before + i * dilation;
                if (from < 0 || from >= steps) {
                    Arrays.fill(work, i * channels, (i + 1) * channels, 0);
                } else {
                    System.arraycopy(in, from * channels, work, i * channels, channels);
                }
            }
            for (int o = 0; o < weights.length; o++) {
                out[at++] = bias[o] + Dense.dot(weights[o], work, 0);
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
        return other instanceof Convolution that
                && Arrays.deepEquals(weights, that.weights)
                && Arrays.equals(bias, that.bias)
                && taps == that.taps
                && dilation == that.dilation
                && before == that.before
                && after == that.after;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(weights) + 7 * taps + dilation;
    }

    @Override
    public String toString() {
        return "Convolution[" + weights[0].length / taps + " to " + weights.length + ", " + taps + " taps, dilation "
                + dilation + ']';
    }
}
