package io.headrace.models.predictor.network;

/// Every number through one curve: `curve(x)`, times `below` where x is negative. A rectifier is a line with
/// `below` 0, a leaky one with .01.
///
/// @param below finite; 1 leaves the curve as it is
public record Activated(Activation curve, double below) implements Layer {
    /// The rectifier, `max(x, 0)`.
    public static final Activated RELU = new Activated(Activation.LINE, 0);

    public Activated {
        if (!Double.isFinite(below)) {
            throw new IllegalArgumentException("below must be finite, was " + below);
        }
    }

    public Activated(Activation curve) {
        this(curve, 1);
    }

    @Override
    public int channels(int channels, int steps) {
        return channels;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        for (int i = 0; i < steps * channels; i++) {
            double value = curve.of(in[i]);
            out[i] = in[i] < 0 ? below * value : value;
        }
    }
}
