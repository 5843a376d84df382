package io.headrace.training.feature;

import io.headrace.features.signal.Timing;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as people write them: `1s`, `5m`, `1h`, `30d`.
public final class Spans {
    private static final long SECOND = 1_000_000_000L;
    private static final long[] NANOS = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND};
    private static final String[] UNITS = {"d", "h", "m", "s"};
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

    private Spans() {}

    /// Nanoseconds; empty when it is no span.
    public static Optional<Long> parsed(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int unit = "dhms".indexOf(matcher.group(2));
        return Optional.of(Long.parseLong(matcher.group(1)) * NANOS[unit]);
    }

    /// In the largest unit that divides it, or seconds with decimals.
    public static String text(long nanos) {
        for (int unit = 0; unit < NANOS.length; unit++) {
            if (nanos >= NANOS[unit] && nanos % NANOS[unit] == 0) {
                return nanos / NANOS[unit] + " " + UNITS[unit].replace("m", "min");
            }
        }
        return nanos == 0 ? "nothing" : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    /// What a feature must have seen before its first value: a time, full volume buckets, or nothing.
    public static String warmUp(Timing timing) {
        if (timing.warmUpBuckets() == 0) {
            return text(timing.warmUpNanos());
        }
        String buckets = timing.warmUpBuckets() + " buckets";
        return timing.warmUpNanos() == 0 ? buckets : text(timing.warmUpNanos()) + ", " + buckets;
    }
}
