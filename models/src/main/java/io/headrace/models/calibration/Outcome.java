package io.headrace.models.calibration;

import java.util.Arrays;

/// A forecast whose window has passed, in scale units.
///
/// @param asOfNanos when it was made
/// @param quantiles what was forecast, calibrated and in order, one per level
/// @param y what came
public record Outcome(String venue, long asOfNanos, double[] quantiles, double y) {
    public Outcome {
        quantiles = quantiles.clone();
    }

    @Override
    public double[] quantiles() {
        return quantiles.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Outcome that
                && venue.equals(that.venue)
                && asOfNanos == that.asOfNanos
                && Double.compare(y, that.y) == 0
                && Arrays.equals(quantiles, that.quantiles);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(asOfNanos) + Double.hashCode(y);
    }

    @Override
    public String toString() {
        return "Outcome[" + venue + " @" + asOfNanos + ", " + y + ']';
    }
}
