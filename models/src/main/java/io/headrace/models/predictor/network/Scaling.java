package io.headrace.models.predictor.network;

import java.util.Arrays;

/// Standardized inputs, cut where they are far out: `out = clamp((x - centre) / spread, -limit, limit)`.
///
/// @param centre one per channel
/// @param spread one per channel, not zero
/// @param limit positive, in spreads; [#NO_LIMIT] cuts nothing
public record Scaling(double[] centre, double[] spread, double limit) implements Layer {
    public static final double NO_LIMIT = Double.MAX_VALUE;

    public Scaling {
        centre = Weights.finite("centre", centre, centre.length);
        spread = Weights.finite("spread", spread, centre.length);
        for (double width : spread) {
            if (width == 0) {
                throw new IllegalArgumentException("spread must not be zero, was " + Arrays.toString(spread));
            }
        }
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("limit must be positive and finite, was " + limit);
        }
    }

    @Override
    public int channels(int channels, int steps) {
        Weights.requireChannels("a scaling", centre.length, channels);
        return channels;
    }

    @Override
    public void apply(double[] in, int steps, int channels, double[] out, double[] work) {
        int at = 0;
        for (int step = 0; step < steps; step++) {
            for (int j = 0; j < channels; j++) {
                out[at] = Math.max(-limit, Math.min(limit, (in[at] - centre[j]) / spread[j]));
                at++;
            }
        }
    }

    @Override
    public double[] centre() {
        return centre.clone();
    }

    @Override
    public double[] spread() {
        return spread.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling that
                && Arrays.equals(centre, that.centre)
                && Arrays.equals(spread, that.spread)
                && limit == that.limit;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(centre) + Arrays.hashCode(spread);
    }

    @Override
    public String toString() {
        return "Scaling[" + centre.length + ']';
    }
}
