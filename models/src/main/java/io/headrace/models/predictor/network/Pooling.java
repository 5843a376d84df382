package io.headrace.models.predictor.network;

import java.util.Arrays;

/// Many steps become one.
public enum Pooling implements Layer {
    /// The last step alone.
    LAST,
    /// The mean of each channel.
    MEAN,
    /// The largest of each channel.
    LARGEST,
    /// All steps one after another, oldest first.
    FLAT,
    /// All channels one after another, each with its steps, oldest first.
    FLAT_BY_CHANNEL;

    @Override
    public int channels(int channels, int steps) {
        return this == FLAT || this == FLAT_BY_CHANNEL ? Math.multiplyExact(channels, steps) : channels;
    }

    @Override
    public int steps(int steps) {
        return 1;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        switch (this) {
            case LAST -> System.arraycopy(in, (steps - 1) * channels, out, 0, channels);
            case FLAT -> System.arraycopy(in, 0, out, 0, steps * channels);
            case FLAT_BY_CHANNEL -> turn(in, steps, channels, out);
            case MEAN -> mean(in, steps, channels, out);
            case LARGEST -> largest(in, steps, channels, out);
        }
    }

    private static void turn(double[] in, int steps, int channels, double[] out) {
        for (int i = 0; i < steps * channels; i++) {
            out[i % channels * steps + i / channels] = in[i];
        }
    }

    private static void mean(double[] in, int steps, int channels, double[] out) {
        Arrays.fill(out, 0, channels, 0);
        for (int i = 0; i < steps * channels; i++) {
            out[i % channels] += in[i] / steps;
        }
    }

    private static void largest(double[] in, int steps, int channels, double[] out) {
        System.arraycopy(in, 0, out, 0, channels);
        for (int i = channels; i < steps * channels; i++) {
            out[i % channels] = Math.max(out[i % channels], in[i]);
        }
    }
}
