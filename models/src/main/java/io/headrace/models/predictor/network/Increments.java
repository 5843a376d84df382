package io.headrace.models.predictor.network;

/// Numbers that never fall, from any: the anchor as it is, and from there on each side steps of
/// `softplus(in)`, up above the anchor and down below it. What a network says of quantiles is in order by
/// construction.
///
/// @param anchor position of the number that is taken as it is, at least 0
public record Increments(int anchor) implements Layer {
    public Increments {
        if (anchor < 0) {
            throw new IllegalArgumentException("anchor must be a position, was " + anchor);
        }
    }

    @Override
    public int channels(int channels, int steps) {
        if (anchor >= channels) {
            throw new IllegalArgumentException("the anchor must be below " + channels + ", was " + anchor);
        }
        return channels;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        for (int from = 0; from < steps * channels; from += channels) {
            out[from + anchor] = in[from + anchor];
            for (int k = anchor + 1; k < channels; k++) {
                out[from + k] = out[from + k - 1] + Activation.SOFTPLUS.of(in[from + k]);
            }
            for (int k = anchor - 1; k >= 0; k--) {
                out[from + k] = out[from + k + 1] - Activation.SOFTPLUS.of(in[from + k]);
            }
        }
    }
}
