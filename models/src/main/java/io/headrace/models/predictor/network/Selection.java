package io.headrace.models.predictor.network;

import java.util.Arrays;

/// Some of the channels, in an order of its own.
///
/// @param channels at least one position each, at least 0; may repeat
public record Selection(int[] channels) implements Layer {
    public Selection {
        channels = channels.clone();
        if (channels.length == 0) {
            throw new IllegalArgumentException("channels must be at least one, were none");
        }
        for (int channel : channels) {
            if (channel < 0) {
                throw new IllegalArgumentException("channels must be positions, one was " + channel);
            }
        }
    }

    @Override
    public int channels(int given, int steps) {
        for (int channel : channels) {
            if (channel >= given) {
                throw new IllegalArgumentException(
                        "a selection must be of channels below " + given + ", one was " + channel);
            }
        }
        return channels.length;
    }

    @Override
    public void apply(double[] in, int steps, int given, double[] out, double[] work) {
        int at = 0;
        for (int step = 0; step < steps; step++) {
            for (int channel : channels) {
                out[at++] = in[step * given + channel];
            }
        }
    }

    @Override
    public int[] channels() {
        return channels.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selection that && Arrays.equals(channels, that.channels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(channels);
    }

    @Override
    public String toString() {
        return "Selection" + Arrays.toString(channels);
    }
}
