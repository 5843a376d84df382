package io.headrace.inference.feed;

/// How fast a replay runs.
///
/// @param periodsPerSecond periods of market time per second of real time, positive; infinite for as fast as
///     possible
public record Speed(double periodsPerSecond) {
    /// As fast as possible.
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final double NANOS_PER_SECOND = 1e9;

    public Speed {
        if (!(periodsPerSecond > 0)) {
            throw new IllegalArgumentException("speed must be positive, was " + periodsPerSecond);
        }
    }

    /// Reads `4`, `0.5`, or `max`; `0` also means as fast as possible.
    ///
    /// @throws IllegalArgumentException when the text is none of these
    public static Speed parse(String text) {
        if (text.equals("max") || text.equals("0")) {
            return MAX;
        }
        try {
            return new Speed(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "speed must be a number of periods per second or 'max', was '" + text + "'", e);
        }
    }

    public boolean isLimited() {
        return !Double.isInfinite(periodsPerSecond);
    }

    /// Real time from the first to the `period`-th period, from 0.
    long nanosUntil(long period) {
        return isLimited() ? (long) (period / periodsPerSecond * NANOS_PER_SECOND) : 0;
    }

    @Override
    public String toString() {
        return isLimited() ? Double.toString(periodsPerSecond) : "max";
    }
}
