package io.headrace.decision.outlook.scenario;

import java.util.Arrays;

/// How the forecasts of all venues at one past instant missed, in spreads (from median to the .95 quantile).
/// Arrays are not copied; nobody writes to them.
///
/// @param asOfNanos when they were forecast
/// @param scores by venue: `(M - median) / spread`
/// @param shapes by venue, then period after the instant: `(need then - M) / spread`
public record PastError(long asOfNanos, double[] scores, double[][] shapes) {
    public PastError {
        if (scores.length == 0 || scores.length != shapes.length) {
            throw new IllegalArgumentException(
                    "every venue must have a score and a shape, had " + scores.length + " and " + shapes.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PastError that
                && asOfNanos == that.asOfNanos
                && Arrays.equals(scores, that.scores)
                && Arrays.deepEquals(shapes, that.shapes);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(asOfNanos) + Arrays.hashCode(scores);
    }

    @Override
    public String toString() {
        return "PastError[@" + asOfNanos + ", " + Arrays.toString(scores) + ']';
    }
}
