package io.headrace.models.watch;

/// When trust is lost and when it returns; each way back needs more than the end of what led in.
///
/// @param farEnter distance from training, in training ranges of one input, above which a row is too far
/// @param farLeave distance at or below which it is near again, at most `farEnter`
/// @param farStops whether a row too far is not used; else there is doubt
/// @param shiftedEnter share of inputs that have shifted, above which there is doubt
/// @param shiftedLeave share at or below which that doubt ends, at most `shiftedEnter`
/// @param memory rows over which recent inputs fade
/// @param recovery outcomes that share nothing without another alarm, after which one is over
public record WatchThresholds(
        double farEnter,
        double farLeave,
        boolean farStops,
        double shiftedEnter,
        double shiftedLeave,
        int memory,
        int recovery) {
    /// Measured on half a year of four venues, see `docs/forecast-evaluation.md`: no false alarm.
    public static final WatchThresholds STANDARD = new WatchThresholds(1, .5, true, .75, .6, 336, 20);

    /// What shorter training saw of slow inputs is too narrow to call anything else far: of twelve days, three-day
    /// volatilities alone leave the range on quiet ordinary days.
    private static final long LONG_NANOS = 60 * 86_400_000_000_000L;

    /// The standard ones for a model of so much training.
    public static WatchThresholds of(long trainedNanos) {
        return trainedNanos >= LONG_NANOS ? STANDARD : STANDARD.withFarStops(false);
    }

    private WatchThresholds withFarStops(boolean stops) {
        return new WatchThresholds(farEnter, farLeave, stops, shiftedEnter, shiftedLeave, memory, recovery);
    }

    public WatchThresholds {
        if (!(0 < farLeave && farLeave <= farEnter) || !(0 < shiftedLeave && shiftedLeave <= shiftedEnter)) {
            throw new IllegalArgumentException("each way back must be at most the way in and positive, were " + farLeave
                    + ", " + farEnter + ", " + shiftedLeave + ", " + shiftedEnter);
        }
        if (memory < 10 || recovery < 1) {
            throw new IllegalArgumentException(
                    "memory must be at least 10 rows and recovery 1, were " + memory + ", " + recovery);
        }
    }
}
