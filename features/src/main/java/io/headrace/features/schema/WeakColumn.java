package io.headrace.features.schema;

import java.util.OptionalLong;

/// A column that may not be read: not warm, or stale.
///
/// @param warm whether it has seen its warm-up
/// @param ageNanos time since its inputs last spoke; empty when they never did
/// @param staleAfterNanos how long that may be
public record WeakColumn(String column, boolean warm, OptionalLong ageNanos, long staleAfterNanos) {
    private static final double SECOND = 1e9;
    private static final double HOUR = 3600 * SECOND;
    private static final double DAY = 24 * HOUR;

    /// What is wrong with it, for people.
    public String sentence() {
        if (!warm) {
            return column
                    + (ageNanos.orElse(0) > staleAfterNanos ? " is not warm" : " is not warm yet")
                    + (ageNanos.isEmpty()
                            ? ": its inputs never spoke"
                            : ": its inputs last spoke " + text(ageNanos.getAsLong()) + " ago");
        }
        return column + " is stale: its inputs "
                + (ageNanos.isEmpty() ? "never spoke" : "last spoke " + text(ageNanos.getAsLong()) + " ago") + ", "
                + text(staleAfterNanos) + " may pass";
    }

    /// A span in the largest unit that leaves at least two of it.
    private static String text(long nanos) {
        if (nanos >= 2 * DAY) {
            return rounded(nanos / DAY) + " days";
        }
        if (nanos >= 2 * HOUR) {
            return rounded(nanos / HOUR) + " h";
        }
        return nanos >= 120 * SECOND ? rounded(nanos / (60 * SECOND)) + " min" : rounded(nanos / SECOND) + " s";
    }

    private static String rounded(double value) {
        double tenths = Math.round(10 * value) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }
}
